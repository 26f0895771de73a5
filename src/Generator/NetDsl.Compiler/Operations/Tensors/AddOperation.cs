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
        return advice is null ? null : call.Fail("NDSL1006", first ? "a" : "b", $"the sum joins {shortcut} and {other}: {advice}", shortcut.Rank < 3 ? new[] { (Hints.Value, (object)to) } : System.Array.Empty<(string, object)>());
    }

    /// <summary>[channels, height, width]: a 1×1 convolution mends channels, and sizes by a whole stride.</summary>
    private static Message Image(Shape shortcut, Shape other)
    {
        int high = shortcut[1] / other[1], wide = shortcut[2] / other[2];
        if (OperationRegistry.Find("Conv2d") is null || high != wide || high * other[1] != shortcut[1] || wide * other[2] != shortcut[2]) return $"the shortcut must become {other}";
        return high > 1
            ? (Message)$"the shortcut needs a 1×1 convolution, stride {high}, {shortcut[0]} → {other[0]}"
            : $"the shortcut needs a 1×1 convolution, {shortcut[0]} → {other[0]}";
    }
}
