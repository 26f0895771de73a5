namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = x</c> above 0, else <c>slope · x</c>; the slope at 0 is <c>slope</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="slope">The slope below 0; 0.01 unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Maas et al. 2013.</remarks>
    public static Tensor LeakyRelu(Tensor x, double slope = 0.01) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.LeakyRelu(Tensor, double)"/> in a stack of attributes.</summary>
public sealed class LeakyReluAttribute : LayerAttribute
{
    /// <summary>The layer with the defaults of the method.</summary>
    public LeakyReluAttribute()
    {
    }

    /// <summary>Sets the slope.</summary>
    /// <param name="slope">The slope below 0; 0.01 unless set.</param>
    public LeakyReluAttribute(double slope) => Slope = slope;

    /// <summary>The slope below 0; 0.01 unless set.</summary>
    public double Slope { get; set; }
}
