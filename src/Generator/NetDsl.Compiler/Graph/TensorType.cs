namespace NetDsl.Compiler;

/// <summary>
/// What is known of a value before it has numbers. A batched value has <see cref="Shape"/> values for every sample;
/// one that is not batched (a parameter, a constant, a sum over the batch) has them once.
/// </summary>
public readonly record struct TensorType(Shape Shape, ElementType Element, bool Batched)
{
    public static TensorType Float(Shape shape, bool batched) => new(shape, ElementType.Float, batched);

    public override string ToString() =>
        (Batched ? "batch × " : "") + Shape + (Element == ElementType.Int ? " int" : "");
}
