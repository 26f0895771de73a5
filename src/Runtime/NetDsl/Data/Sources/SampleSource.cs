using System.Collections.Generic;

namespace NetDsl.Data;

/// <summary>
/// Samples that a trainer learns from: a <see cref="DataSet"/> as it is, an <see cref="Augmentation.AugmentedData"/>, or a class of one's own that
/// makes samples as they are needed. A sample may depend on the training's seed, its epoch and its own row, and on nothing else: then the
/// same seed gives the same bits whatever the number of threads, and a resumed run meets the samples that the unbroken one met.
/// </summary>
public abstract class SampleSource
{
    /// <summary>The number of samples in an epoch.</summary>
    public abstract int Count { get; }

    /// <summary>What each column is, in the order of the network's inputs and then its targets.</summary>
    public abstract IReadOnlyList<DataColumn> Columns { get; }

    /// <summary>Threads that prepare batches while the trainer does its steps, at least 1. They change no bit.</summary>
    public virtual int Workers => 1;

    /// <summary>Makes what fills batches: one for each thread, so that it may keep memory of its own.</summary>
    public abstract SampleReader CreateReader();
}
