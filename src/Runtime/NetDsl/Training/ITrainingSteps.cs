using System;

namespace NetDsl;

/// <summary>
/// Does the steps of a trainer. A device may have several under way; where the loss or a gradient of one of them is not finite, that
/// step and those begun after it change nothing.
/// </summary>
internal interface ITrainingSteps : IDisposable
{
    /// <summary>Steps that may be begun before the first of them must be finished.</summary>
    int Window { get; }

    /// <summary>Norm of all gradients of the last step that was done, before clipping; NaN where nothing clips by it.</summary>
    double Norm { get; }

    /// <summary>Begins a step on what the program's ports hold, and counts it by the optimizer.</summary>
    /// <param name="learningRate">The step's.</param>
    /// <param name="input">The first input where its port does not hold it, else empty; it is not read after the call.</param>
    void Begin(double learningRate, ReadOnlySpan<float> input = default);

    /// <summary>Waits for all steps begun.</summary>
    /// <param name="losses">Gets the loss of each, in order, up to that of the first one that was not done.</param>
    /// <returns>How many were done; the optimizer counts only these.</returns>
    int Finish(Span<float> losses);

    /// <summary>Fills the program's ports with the batch of a step again.</summary>
    /// <param name="step">Its number among those that <see cref="Finish"/> finished last.</param>
    void Reload(int step);
}
