namespace NetDsl;

public static partial class Functions
{
    /// <summary>
    /// Heaviside step: 1 above 0, else 0. Its slope is 0 everywhere, so nothing before it learns; see <see
    /// cref="StraightThrough(System.Func{Tensor, Tensor}, Tensor)"/>.
    /// </summary>
    /// <param name="x">Any shape.</param>
    /// <returns>As <paramref name="x"/>.</returns>
    public static Tensor Step(Tensor x) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.Step(Tensor)"/> in a stack of attributes.</summary>
public sealed class StepAttribute : LayerAttribute;
