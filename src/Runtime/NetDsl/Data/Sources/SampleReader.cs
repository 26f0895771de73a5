namespace NetDsl.Data;

/// <summary>Fills batches for one thread; see <see cref="SampleSource.CreateReader"/>. In the steady state it should allocate nothing.</summary>
public abstract class SampleReader
{
    /// <summary>Writes every value of every column for the rows of a batch.</summary>
    /// <param name="batch">Says which rows of which epoch are wanted. Its columns still hold an earlier batch.</param>
    public abstract void Fill(SampleBatch batch);
}
