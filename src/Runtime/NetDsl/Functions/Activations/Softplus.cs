namespace NetDsl;

public static partial class Functions
{
    /// <summary><c>y = log(1 + e^(beta·x)) / beta</c>, a smooth ReLU; <c>y = x</c> once <c>beta · x</c> passes the threshold.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="beta">Sharpness of the bend; positive, 1 unless set.</param>
    /// <param name="threshold">Where the function goes on as the identity; 20 unless set.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    /// <remarks>Dugas et al. 2001.</remarks>
    public static Tensor Softplus(Tensor x, double beta = 1, double threshold = 20) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Softplus(Tensor, double, double)"/> in a stack of attributes.</summary>
public sealed class SoftplusAttribute : LayerAttribute
{
    /// <summary>Sharpness of the bend; positive, 1 unless set.</summary>
    public double Beta { get; set; }

    /// <summary>Where the function goes on as the identity; 20 unless set.</summary>
    public double Threshold { get; set; }
}
