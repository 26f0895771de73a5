namespace NetDsl;

public static partial class Functions
{
    /// <summary>Cuts an axis into equal parts.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="count">The number of parts; it divides the axis.</param>
    /// <param name="axis">The axis, negative from the back; the last unless set.</param>
    /// <returns>The parts, in order.</returns>
    /// <remarks>Build errors: NDSL1023 where the parts do not fill the axis, NDSL1017 for an axis that is not there.</remarks>
    public static Tensor[] Split(Tensor x, int count, int axis = -1) => throw NetworkBody.ReadAtBuildTime();

    /// <summary>Cuts an axis into parts of given sizes.</summary>
    /// <param name="x">At least one axis.</param>
    /// <param name="sizes">The sizes of the parts; they add up to the axis.</param>
    /// <param name="axis">The axis, negative from the back; the last unless set.</param>
    /// <returns>The parts, in order.</returns>
    /// <remarks>Build errors: NDSL1023 where the parts do not fill the axis, NDSL1017 for an axis that is not there.</remarks>
    public static Tensor[] Split(Tensor x, int[] sizes, int axis = -1) => throw NetworkBody.ReadAtBuildTime();
}
