namespace NetDsl;

/// <summary>A float32 tensor in the body of a network: a symbol for the values that one sample has there.</summary>
/// <remarks>
/// Bodies of networks are read at build time: at run time every member throws <see cref="System.InvalidOperationException"/>.
/// Shapes leave out the batch.
/// </remarks>
public sealed class Tensor
{
    private Tensor()
    {
    }

    /// <summary>The dimensions of one sample.</summary>
    public TensorShape Shape => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The number of axes of one sample: 0 for a single number, 3 for an image [channels, height, width].</summary>
    public int Rank => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The number of values of one sample: the product of its dimensions.</summary>
    public int Length => throw NetworkBody.ReadAtBuildTime();

    /// <summary>A number where a tensor is asked for, the same for every element: <c>Maximum(x, 0)</c>.</summary>
    public static implicit operator Tensor(double value) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The sum of the elements, the shapes broadcast: as <see cref="Functions.Add(Tensor, Tensor)"/>.</summary>
    public static Tensor operator +(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The sum of the elements: as <see cref="Functions.Add(Tensor, Tensor)"/>.</summary>
    public static Tensor operator +(Tensor a, double b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The sum of the elements: as <see cref="Functions.Add(Tensor, Tensor)"/>.</summary>
    public static Tensor operator +(double a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The difference of the elements, the shapes broadcast: as <see cref="Functions.Subtract(Tensor, Tensor)"/>.</summary>
    public static Tensor operator -(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The difference of the elements: as <see cref="Functions.Subtract(Tensor, Tensor)"/>.</summary>
    public static Tensor operator -(Tensor a, double b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The difference of the elements: as <see cref="Functions.Subtract(Tensor, Tensor)"/>.</summary>
    public static Tensor operator -(double a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The product of the elements, the shapes broadcast: as <see cref="Functions.Multiply(Tensor, Tensor)"/>.</summary>
    public static Tensor operator *(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The product of the elements: as <see cref="Functions.Multiply(Tensor, Tensor)"/>.</summary>
    public static Tensor operator *(Tensor a, double b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The product of the elements: as <see cref="Functions.Multiply(Tensor, Tensor)"/>.</summary>
    public static Tensor operator *(double a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The quotient of the elements, the shapes broadcast: as <see cref="Functions.Divide(Tensor, Tensor)"/>.</summary>
    public static Tensor operator /(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The quotient of the elements: as <see cref="Functions.Divide(Tensor, Tensor)"/>.</summary>
    public static Tensor operator /(Tensor a, double b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The quotient of the elements: as <see cref="Functions.Divide(Tensor, Tensor)"/>.</summary>
    public static Tensor operator /(double a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>−a for every element: as <see cref="Functions.Negate(Tensor)"/>.</summary>
    public static Tensor operator -(Tensor a) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &lt; b, else 0: as <see cref="Functions.Less(Tensor, Tensor)"/>.</summary>
    public static Tensor operator <(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &lt; b, else 0: as <see cref="Functions.Less(Tensor, Tensor)"/>.</summary>
    public static Tensor operator <(Tensor a, double b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &lt; b, else 0: as <see cref="Functions.Less(Tensor, Tensor)"/>.</summary>
    public static Tensor operator <(double a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &lt;= b, else 0: as <see cref="Functions.LessOrEqual(Tensor, Tensor)"/>.</summary>
    public static Tensor operator <=(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &lt;= b, else 0: as <see cref="Functions.LessOrEqual(Tensor, Tensor)"/>.</summary>
    public static Tensor operator <=(Tensor a, double b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &lt;= b, else 0: as <see cref="Functions.LessOrEqual(Tensor, Tensor)"/>.</summary>
    public static Tensor operator <=(double a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &gt; b, else 0: as <see cref="Functions.Greater(Tensor, Tensor)"/>.</summary>
    public static Tensor operator >(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &gt; b, else 0: as <see cref="Functions.Greater(Tensor, Tensor)"/>.</summary>
    public static Tensor operator >(Tensor a, double b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &gt; b, else 0: as <see cref="Functions.Greater(Tensor, Tensor)"/>.</summary>
    public static Tensor operator >(double a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &gt;= b, else 0: as <see cref="Functions.GreaterOrEqual(Tensor, Tensor)"/>.</summary>
    public static Tensor operator >=(Tensor a, Tensor b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &gt;= b, else 0: as <see cref="Functions.GreaterOrEqual(Tensor, Tensor)"/>.</summary>
    public static Tensor operator >=(Tensor a, double b) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>1 where a &gt;= b, else 0: as <see cref="Functions.GreaterOrEqual(Tensor, Tensor)"/>.</summary>
    public static Tensor operator >=(double a, Tensor b) => throw NetworkBody.ReadAtBuildTime();
}
