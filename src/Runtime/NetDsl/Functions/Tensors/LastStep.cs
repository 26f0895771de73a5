namespace NetDsl;

public static partial class Functions
{
    /// <summary>The last element of a sequence: what a recurrent layer has come to after all of it.</summary>
    /// <param name="x">[length, ..].</param>
    /// <returns>x without its first axis.</returns>
    /// <remarks>Build errors: NDSL1024 for a single number.</remarks>
    public static Tensor LastStep(Tensor x) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>The last element of a sequence that may end before its array does.</summary>
    /// <param name="x">[length, ..].</param>
    /// <param name="lengths">The number of elements of each sample, 1 … length; a single integer.</param>
    /// <returns>x without its first axis.</returns>
    /// <remarks>Build errors: NDSL1024 for a single number, or for lengths that are not one integer a sample.</remarks>
    public static Tensor LastStep(Tensor x, IntTensor lengths) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Functions.LastStep(Tensor)"/> in a stack of attributes.</summary>
public sealed class LastStepAttribute : LayerAttribute;
