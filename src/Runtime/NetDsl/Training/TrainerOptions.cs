using System.Collections.Generic;
using NetDsl.Threading;

namespace NetDsl;

/// <summary>How a trainer trains. What is left out has the value that is usual.</summary>
public sealed record TrainerOptions
{
    /// <summary>Samples of a step, and the most that a step can take.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Threads that work together. Results do not depend on it, to the bit.</summary>
    public int Threads { get; init; } = ThreadTeam.DefaultThreads;

    /// <summary>Fixes the order of samples and all dropout.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True to bring the training samples into another order in every epoch.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Largest norm of all gradients together; beyond it they are scaled down. Not together with <see cref="ClipValue"/>.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>Largest absolute value of a gradient. Not together with <see cref="ClipNorm"/>.</summary>
    public double? ClipValue { get; init; }

    /// <summary>The learning rate over time; constant where left out. A schedule belongs to one trainer.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Parameters with settings of their own; the first group that matches a parameter counts.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; init; } = [];

    /// <summary>When to stop before the last epoch. It belongs to one trainer.</summary>
    public EarlyStopping? EarlyStopping { get; init; }
}
