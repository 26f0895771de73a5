namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// The smallest integer that is not below x. Its slope is 0 everywhere, so nothing before it learns; see <see
    /// cref="StraightThrough(System.Func{Tensor, Tensor}, Tensor)"/>.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Ceiling(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Ceiling(Tensor)"/> in a stack of attributes.</summary>
public sealed class CeilingAttribute : LayerAttribute;
