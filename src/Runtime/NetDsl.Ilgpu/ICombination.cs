namespace NetDsl.Ilgpu;

/// <summary>Two values become one, in either order and grouping.</summary>
internal interface ICombination
{
    /// <summary>The one.</summary>
    static abstract float Of(float a, float b);
}
