namespace NetDsl.Compiler;

/// <summary>What layers with weights ask of their calls.</summary>
internal static class LayerExtensions
{
    /// <summary>The argument, which must be a vector or a sequence of vectors: an image is not flattened without being asked.</summary>
    public static Value Features(this Call call, string name)
    {
        var x = call.Tensor(name);
        return x.Shape.Rank switch
        {
            1 or 2 => x,
            0 => throw call.Fail("NDSL1004", name, $"'{call.LayerName}' needs a vector but {x.Gives()}, a single number: reshape it to [1] first", (Hints.Insert, "Reshape")),
            _ => throw call.Fail("NDSL1004", name, $"'{call.LayerName}' needs a vector but {x.Gives()}: flatten it first ({x.Shape.Count.Grouped()} values)", (Hints.Insert, "Flatten")),
        };
    }

    /// <summary>The initialiser that the call names, or the layer's own where it names none.</summary>
    public static string InitOr(this Call call, string own, string name = "init") =>
        call.Text(name) is var init && init != "Default" ? init : own;
}
