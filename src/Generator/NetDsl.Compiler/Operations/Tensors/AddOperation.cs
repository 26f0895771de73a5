namespace NetDsl.Compiler;

/// <summary>The sum.</summary>
public sealed class AddOperation : ElementwiseOperation
{
    public override string Name => "Add";

    public override string Formula => "y = a + b";

    public override string ShapeRule => "what a and b broadcast to";

    public override string[] Tensors => new[] { "a", "b" };

    public override Expression Define(Expression[] x, Call call) => x[0] + x[1];

    /// <summary>Two ways that meet in a sum, as around a residual block: the earlier value is the shortcut, which must become as the other.</summary>
    protected override ProblemException? Mismatch(Call call, Value[] operands)
    {
        Value a = operands[0], b = operands[1];
        if (!a.Batched || !b.Batched || a.Shape.Rank != b.Shape.Rank || Shape.Broadcast(a.Shape, b.Shape) is not null) return null;
        var first = a.Id <= b.Id;
        Shape shortcut = first ? a.Shape : b.Shape, other = first ? b.Shape : a.Shape;
        int last = shortcut.Rank - 1, from = shortcut[last], to = other[last];
        Message? advice = shortcut.Rank switch
        {
            1 or 2 when shortcut.With(last, to) == other => (Message)$"the shortcut needs a Dense layer, {((long)from).Grouped()} → {((long)to).Grouped()}",
            3 => Image(shortcut, other),
            _ => null,
        };
        return advice is null ? null : call.Fail("NDSL1006", first ? "a" : "b", $"the sum joins {shortcut} and {other}: {advice}", Layer(shortcut, other));
    }

    /// <summary>The layer that mends the shortcut, and its arguments.</summary>
    private static (string Key, object Value)[] Layer(Shape shortcut, Shape other)
    {
        if (shortcut.Rank < 3) return new[] { (Hints.Insert, (object)"Dense"), (Hints.Value, other[other.Rank - 1]) };
        var stride = Stride(shortcut, other);
        if (stride == 0) return System.Array.Empty<(string, object)>();
        return new[] { (Hints.Insert, (object)"Conv2d"), (Hints.Value, stride == 1 ? $"{other[0]}, 1" : $"{other[0]}, 1, stride: {stride}") };
    }

    /// <summary>The stride that brings an image to the size of the other; 0 where none does.</summary>
    private static int Stride(Shape image, Shape other)
    {
        var stride = (image[1] + other[1] - 1) / other[1];
        int Size(int size) => ((size - 1) / stride) + 1;
        return Size(image[1]) == other[1] && Size(image[2]) == other[2] ? stride : 0;
    }

    /// <summary>[channels, height, width]: a 1×1 convolution mends channels, and sizes by a whole stride.</summary>
    private static Message Image(Shape shortcut, Shape other)
    {
        var stride = Stride(shortcut, other);
        if (stride == 0) return $"the shortcut must become {other}";
        return stride > 1
            ? (Message)$"the shortcut needs a 1×1 convolution, stride {stride}, {shortcut[0]} → {other[0]}"
            : $"the shortcut needs a 1×1 convolution, {shortcut[0]} → {other[0]}";
    }
}
