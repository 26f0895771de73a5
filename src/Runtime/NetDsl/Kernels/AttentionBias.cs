using System;

namespace NetDsl.Kernels;

/// <summary>
/// What is added to the scores before the softmax; −∞ hides a key. The value for head h, query i and key j of sample s is at
/// <c>s·sample + h·head + i·query + j·key</c>; a step of 0 repeats it.
/// </summary>
/// <param name="values">The buffer; empty for no bias.</param>
/// <param name="sample">From a sample to the next.</param>
/// <param name="head">From a head to the next.</param>
/// <param name="query">From a query to the next.</param>
/// <param name="key">From a key to the next: 0 or 1.</param>
public readonly ref struct AttentionBias(ReadOnlySpan<float> values, int sample, int head, int query, int key)
{
    internal ReadOnlySpan<float> Values { get; } = values;

    internal int Query { get; } = query;

    internal int Key { get; } = key;

    internal nint At(int sampleIndex, int headIndex) => ((nint)sampleIndex * sample) + ((nint)headIndex * head);

    internal void Require(int samples, in AttentionShape shape)
    {
        if (Values.IsEmpty) return;
        Problem.Require(Key is 0 or 1, $"a bias that steps by {Key} from key to key: it can be 0 or 1");
        var needed = At(samples - 1, shape.Heads - 1) + ((nint)(shape.Queries - 1) * Query) + ((nint)(shape.Keys - 1) * Key) + 1;
        Problem.Require(needed <= Values.Length, $"a bias of {samples} samples needs {needed} values, but has {Values.Length}");
    }
}
