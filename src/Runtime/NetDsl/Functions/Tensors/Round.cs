namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// The nearest integer, halves to even. Its slope is 0 everywhere, so nothing before it learns; see <see
    /// cref="StraightThrough(System.Func{Tensor, Tensor}, Tensor)"/>.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Round(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Round(Tensor)"/> in a stack of attributes.</summary>
public sealed class RoundAttribute : LayerAttribute;
