using System;
using NetDsl.Data;

namespace NetDsl;

/// <summary>Brings one batch after the other into a program's ports: the seam between training and where its samples come from.</summary>
internal abstract class BatchFeed : IDisposable
{
    /// <summary>The feed that suits a source: a data set is copied where it is needed, all else is prepared ahead.</summary>
    public static BatchFeed Of(SampleSource source, int batch) => source is DataSet data ? new DataSetFeed(data, batch) : new PreparedFeed(source, batch);

    /// <summary>Begins an epoch, or takes one up.</summary>
    /// <param name="seed">Of the training.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="order">All rows in the order of this epoch; stays as it is until its last batch was taken.</param>
    /// <param name="position">Where to begin in it.</param>
    public abstract void Begin(long seed, int epoch, int[] order, int position);

    /// <summary>Fills the ports with the next batch of the epoch and sets the program's batch.</summary>
    public abstract void Next(NetworkProgram program);

    public virtual void Dispose()
    {
    }
}
