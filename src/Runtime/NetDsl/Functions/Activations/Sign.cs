namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// −1, 0 or 1. Its slope is 0 everywhere, so nothing before it learns; see <see cref="StraightThrough(System.Func{Tensor,
    /// Tensor}, Tensor)"/>.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Sign(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Sign(Tensor)"/> in a stack of attributes.</summary>
public sealed class SignAttribute : LayerAttribute;
