namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// The largest integer that is not above x. Its slope is 0 everywhere, so nothing before it learns; see <see
    /// cref="StraightThrough(System.Func{Tensor, Tensor}, Tensor)"/>.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Floor(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Floor(Tensor)"/> in a stack of attributes.</summary>
public sealed class FloorAttribute : LayerAttribute;
