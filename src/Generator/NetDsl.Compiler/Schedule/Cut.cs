namespace NetDsl.Compiler;

/// <summary>Where threads cut a value that they share: values with the same cut fall apart at the same slices.</summary>
/// <param name="Slices">Along the first axis; 0 where threads share samples instead, −1 where the value is not cut.</param>
/// <param name="Vector">True where a slice is a single number: then whole cache lines stay together.</param>
public readonly record struct Cut(int Slices, bool Vector)
{
    public static Cut None { get; } = new(-1, false);

    public static Cut Of(Shape shape) => new(shape[0], shape.Rank == 1);
}
