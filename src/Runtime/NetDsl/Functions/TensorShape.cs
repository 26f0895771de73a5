namespace NetDsl;

/// <summary>The dimensions of one sample of a tensor, known at build time: <c>x.Shape[0]</c> is an int that loops and ifs may use.</summary>
/// <remarks>Read at build time: at run time every member throws <see cref="System.InvalidOperationException"/>.</remarks>
public readonly struct TensorShape
{
    /// <summary>The size along an axis, counted from 0; the batch is no axis.</summary>
    /// <param name="axis">0 to <see cref="Rank"/> − 1.</param>
    public int this[int axis] => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The number of axes: 0 for a single number.</summary>
    public int Rank => throw NetworkBody.ReadAtBuildTime();
}
