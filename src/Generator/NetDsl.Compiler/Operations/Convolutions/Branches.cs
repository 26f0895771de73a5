using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Ways through convolutions that meet in a Concat, as in an inception block.</summary>
internal static class Branches
{
    /// <summary>Tells of a branch whose image has another size than the others', where the padding of its convolution is the cause.</summary>
    public static void RequireEqualSizes(Call call, Value[] tensors)
    {
        if (tensors.Any(tensor => tensor.Shape.Rank != 3)) return;
        string Size(Value image) => $"{image.Shape[1]}×{image.Shape[2]}";
        var usual = tensors.OrderByDescending(tensor => tensors.Count(other => Size(other) == Size(tensor))).First();
        var odd = System.Array.FindIndex(tensors, tensor => Size(tensor) != Size(usual));
        if (odd < 0 || Convolution(call, tensors[odd]) is not { } layer) return;
        int kernel = layer.Argument("kernel", 0), padding = layer.Argument("padding", 0), dilation = layer.Argument("dilation", 1);
        if (kernel == 0 || padding < 0 || layer.Argument("stride", 1) != 1) return;
        int missing = usual.Shape[1] - tensors[odd].Shape[1], needed = padding + (missing / 2);
        if (missing != usual.Shape[2] - tensors[odd].Shape[2] || missing % 2 != 0 || needed < 0 || needed > dilation * (kernel - 1)) return;
        throw call.Fail("NDSL1007", $"tensors[{odd}]",
            $"Concat joins {string.Join(", ", tensors.Select(Size))}: branch {odd + 1}, '{layer.Layer}' ({kernel}×{kernel}), has padding {padding} and needs {needed}", (Hints.Value, needed), (Hints.Operation, layer.Operation));
    }

    /// <summary>The convolution that a value comes from, through steps that keep its shape.</summary>
    private static CallRecord? Convolution(Call call, Value value)
    {
        while (call.Graph.Calls.LastOrDefault(record => record.Results.Any(result => result.Id == value.Id)) is { } maker)
        {
            if (maker.Operation == "Conv2d") return maker;
            var operands = maker.Operands().ToList();
            if (operands.Count == 0 || operands[0].Shape != value.Shape) return null;
            value = operands[0];
        }

        return null;
    }
}
