namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// x without its fraction. Its slope is 0 everywhere, so nothing before it learns; see <see
    /// cref="StraightThrough(System.Func{Tensor, Tensor}, Tensor)"/>.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Truncate(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Truncate(Tensor)"/> in a stack of attributes.</summary>
public sealed class TruncateAttribute : LayerAttribute;
