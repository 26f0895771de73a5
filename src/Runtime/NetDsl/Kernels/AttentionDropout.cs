using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>
/// Dropout of attention weights: the weight of key j for query i in head h of sample s is kept where number
/// <c>((s·heads + h)·queries + i)·keys + j</c> of the stream is at least the rate. Nothing is stored: backward makes the same numbers again.
/// </summary>
/// <param name="rate">The share that is dropped; 0 for none.</param>
/// <param name="seed">Of the run.</param>
/// <param name="step">Of the training.</param>
/// <param name="stream">Tells apart the uses within a step.</param>
public readonly struct AttentionDropout(float rate, ulong seed, long step, int stream)
{
    private readonly ulong key = Randoms.Key(seed, step, stream);

    internal bool Acts => rate > 0;

    /// <summary>1 / (1 − rate) where weights at <paramref name="place"/> and every <paramref name="step"/> after it are kept, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector<float> Factors(uint place, uint step) => Vector.ConditionalSelect(
        Vector.GreaterThanOrEqual(Randoms.At(key, place, step), new Vector<float>(rate)), new Vector<float>(1 / (1 - rate)), Vector<float>.Zero);
}
