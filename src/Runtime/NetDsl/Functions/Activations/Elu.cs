namespace NetDsl;

public static partial class Functions
{
    /// <summary>Exponential linear unit, <c>y = x</c> above 0, else <c>alpha · (eˣ − 1)</c>.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="alpha">Minus the value that is reached far below 0; 1 unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Clevert et al. 2015.</remarks>
    public static Tensor Elu(Tensor x, double alpha = 1) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Elu(Tensor, double)"/> in a stack of attributes.</summary>
public sealed class EluAttribute : LayerAttribute
{
    /// <summary>The layer with the defaults of the method.</summary>
    public EluAttribute()
    {
    }

    /// <summary>Sets the alpha.</summary>
    /// <param name="alpha">Minus the value that is reached far below 0; 1 unless set.</param>
    public EluAttribute(double alpha) => Alpha = alpha;

    /// <summary>Minus the value that is reached far below 0; 1 unless set.</summary>
    public double Alpha { get; set; }
}
