namespace NetDsl;

public static partial class Functions
{
    /// <summary>1 at the index and 0 elsewhere, along a new last axis.</summary>
    /// <param name="indices">Any shape; values from 0 to <paramref name="classes"/> − 1, checked before each step.</param>
    /// <param name="classes">The length of the new axis.</param>
    /// <returns>[.., classes].</returns>
    /// <remarks>Build errors: NDSL1019 for fewer than one class.</remarks>
    public static Tensor OneHot(IntTensor indices, int classes) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.OneHot(IntTensor, int)"/> in a stack of attributes.</summary>
public sealed class OneHotAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="classes">The length of the new axis.</param>
    public OneHotAttribute(int classes) => Classes = classes;

    /// <summary>The length of the new axis.</summary>
    public int Classes { get; }
}
