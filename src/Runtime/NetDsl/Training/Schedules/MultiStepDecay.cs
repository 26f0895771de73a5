using System;

namespace NetDsl;

/// <summary>base · gamma^(number of milestones reached) (PyTorch's MultiStepLR).</summary>
public sealed class MultiStepDecay : Schedule
{
    private readonly int[] milestones;
    private readonly double gamma;

    /// <summary>Sets the milestones.</summary>
    /// <param name="milestones">Steps or epochs from which one more cut holds, in rising order.</param>
    /// <param name="gamma">Factor of each cut.</param>
    /// <exception cref="ArgumentException">The milestones do not rise.</exception>
    public MultiStepDecay(ReadOnlySpan<int> milestones, double gamma = 0.1)
    {
        this.milestones = milestones.ToArray();
        this.gamma = Hyperparameter.Positive(gamma);
        for (var i = 1; i < milestones.Length; i++)
            if (milestones[i] < milestones[i - 1])
                throw new ArgumentException($"milestone {milestones[i]} comes after {milestones[i - 1]}: list them in rising order", nameof(milestones));
    }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long index)
    {
        var reached = 0;
        while (reached < milestones.Length && milestones[reached] <= index) reached++;
        return baseRate * Math.Pow(gamma, reached);
    }
}
