namespace NetDsl.Benchmarks.Comparison;

/// <summary>How many times as fast as another program a work should be.</summary>
/// <param name="Against">Which program.</param>
/// <param name="AtLeast">The ratio of times; 0 compares without a goal.</param>
internal sealed record Goal(Rival Against, double AtLeast);

/// <summary>The other programs.</summary>
internal enum Rival
{
    /// <summary>Debian's python3-torch.</summary>
    PyTorch,

    /// <summary>Plain C, written as llm.c is.</summary>
    C,

    /// <summary>Microsoft's runtime, through Node.</summary>
    OnnxRuntime,
}
