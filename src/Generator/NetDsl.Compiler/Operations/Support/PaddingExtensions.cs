using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Elements around a tensor that are its own, as the run-time enumeration <c>PaddingMode</c> says.</summary>
internal static class PaddingExtensions
{
    /// <summary>True where the call pads with elements of the tensor; false for one value.</summary>
    public static bool PadsWithItself(this Call call, string argument) => call.Has(argument) && call.Text(argument) != "Constant";

    /// <summary>x with elements of its own before and after an axis.</summary>
    /// <param name="widths">The argument that says how many.</param>
    public static Value Extended(this Call call, Operation operation, string widths, string mode, Value x, int axis, int before, int after)
    {
        if (before + after == 0) return x;
        int size = x.Shape[axis], most = Math.Max(before, after);
        if (mode == "Reflect" && most >= size)
            throw call.Fail("NDSL1019", widths, $"{call.Title(operation)} reflects {most} elements at the edge of an axis of {size}: at most {size - 1}, since the edge itself is not repeated");
        if (mode == "Circular" && most > size)
            throw call.Fail("NDSL1019", widths, $"{call.Title(operation)} takes {most} elements from the other end of an axis of {size}: at most {size}");
        var pieces = Runs(Enumerable.Range(-before, before + size + after).Select(i => mode switch
        {
            "Reflect" => i < 0 ? -i : i < size ? i : (2 * (size - 1)) - i,
            "Replicate" => Math.Min(Math.Max(i, 0), size - 1),
            _ => (i + size) % size,
        }));
        return x.Graph.Add(new ConcatPrimitive(axis), pieces.Select(piece => x.Part(axis, piece.Start, piece.Count)).ToArray());
    }

    /// <summary>Indices that follow one another are one piece.</summary>
    private static IEnumerable<(int Start, int Count)> Runs(IEnumerable<int> indices)
    {
        var (start, count) = (0, 0);
        foreach (var index in indices)
        {
            if (count > 0 && index == start + count)
            {
                count++;
                continue;
            }

            if (count > 0) yield return (start, count);
            (start, count) = (index, 1);
        }

        yield return (start, count);
    }
}
