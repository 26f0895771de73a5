namespace NetDsl;

/// <summary>An int32 tensor in the body of a network: class labels or token ids. No gradient passes through it.</summary>
/// <remarks>
/// Bodies of networks are read at build time: at run time every member throws <see cref="System.InvalidOperationException"/>.
/// Shapes leave out the batch.
/// </remarks>
public sealed class IntTensor
{
    private IntTensor()
    {
    }

    /// <summary>The dimensions of one sample.</summary>
    public TensorShape Shape => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The number of axes of one sample: 0 for a single label, 1 for a sequence of tokens.</summary>
    public int Rank => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The number of values of one sample: the product of its dimensions.</summary>
    public int Length => throw NetworkBody.ReadAtBuildTime();
}
