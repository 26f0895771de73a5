namespace NetDsl;

/// <summary>Bytes that a trainer holds on the host, all reserved before its first step: what a step takes is known beforehand.</summary>
/// <param name="Parameters">The network's parameters and buffers.</param>
/// <param name="Gradients">One for each parameter.</param>
/// <param name="OptimizerState">What the optimizer keeps for each trained parameter.</param>
/// <param name="Plan">The arena of values between the layers for the largest batch, inputs, targets and results.</param>
public sealed record TrainerMemory(long Parameters, long Gradients, long OptimizerState, long Plan)
{
    /// <summary>All of them.</summary>
    public long Total => Parameters + Gradients + OptimizerState + Plan;
}
