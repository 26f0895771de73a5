namespace NetDsl.Compiler;

/// <summary>What operations over sequences ask of their calls.</summary>
internal static class SequenceExtensions
{
    /// <summary>Dropout between two layers of a call, in training.</summary>
    public static Value Drop(this Call call, Value x, double rate)
    {
        // The stream is taken in both programs, so that a place in the network keeps its number.
        var stream = call.Graph.NextRandomStream();
        return call.Training && rate > 0
            ? call.Graph.Elementwise(DropoutOperation.Keep(Expression.Operand(0), Expression.Operand(1), rate), x, call.Graph.Add(new RandomPrimitive(stream, x.Shape)))
            : x;
    }

    /// <summary>The number of elements of each sample, an integer from 1 to the sequence's length; null where the call names none.</summary>
    public static Value? Lengths(this Call call, Operation operation, Value x)
    {
        if (call.OptionalTensor("lengths") is not { } lengths) return null;
        if (lengths.Element != ElementType.Int || lengths.Shape.Count != 1)
            throw call.Fail("NDSL1024", "lengths", $"{call.Title(operation)} takes one length for each sample, but {lengths.Gives()}: declare [Shape] IntTensor lengths");
        call.Graph.RequireRange(lengths, x.Shape[0] + 1);
        return lengths.Reshape(Shape.Scalar);
    }
}
