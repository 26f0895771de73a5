namespace NetDsl.Compiler;

/// <summary>The step before every exponential of scores.</summary>
internal static class ShiftExtensions
{
    /// <summary>
    /// x minus its largest element along an axis, which is then 0. What follows must not depend on the shift, so no gradient
    /// passes through the largest. It keeps the digits that a log-sum-exp of large scores would lose in float32.
    /// </summary>
    public static Value WithoutLargest(this Value x, int axis) =>
        x - x.Graph.Add(new StopGradientPrimitive(), x.MaxOver(axis));
}
