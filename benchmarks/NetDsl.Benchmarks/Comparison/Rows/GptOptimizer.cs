namespace NetDsl.Benchmarks.Comparison.Rows;

/// <summary>The optimizer of all decoders, as <c>compare/pytorch/row.py</c> has it.</summary>
internal static class GptOptimizer
{
    public static Optimizer Make() => new AdamW(0.0003, beta2: 0.95, weightDecay: 0.1);
}
