using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Normalisations over the last axes of a sample.</summary>
internal static class RowNormExtensions
{
    /// <summary>Normalises over the last <paramref name="axes"/> axes, with a weight and perhaps a bias of their shape.</summary>
    public static Value NormalizeLast(this Call call, Operation operation, int axes, bool centered, bool weight, bool bias)
    {
        var x = call.Tensor("x");
        var epsilon = call.Positive(operation, "epsilon");
        if (axes < 1 || axes > x.Shape.Rank)
            throw call.Fail("NDSL1017", axes == 1 ? "x" : "axes", x.Shape.Rank == 0
                ? (Message)$"'{call.LayerName}' normalises over the last axis, but {x.Gives()}, a single number"
                : $"'{call.LayerName}' normalises over the last {axes} axes, but {x.Gives()}: it can be 1 to {x.Shape.Rank}");
        var normal = new Shape(x.Shape.Dimensions.Skip(x.Shape.Rank - axes));
        var flat = new Shape(normal.Size);
        var operands = new List<Value> { x.Reshape(new Shape(x.Shape.Size / normal.Size, normal.Size)) };
        if (weight) operands.Add(call.Parameter("weight", normal, "Ones", normal.Size, normal.Size).Reshape(flat));
        if (bias) operands.Add(call.Parameter("bias", normal, "Zeros", normal.Size, normal.Size).Reshape(flat));
        return call.Graph.Add(new RowNormPrimitive(new RowNorm(epsilon, centered)), operands.ToArray()).Reshape(x.Shape);
    }
}
