using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Weighted sums of neighbours along an axis, the product with a matrix that is zero off a band: <c>y[j] = Σₜ w[j, t] · x[start[j] + t]</c>.
/// Operands are x, the weights [outputs, taps] and the starts [outputs], both constants. Resizing and adaptive averages are made of it.
/// </summary>
public sealed record BandPrimitive(int Axis) : Primitive, IKernelPrimitive
{
    public override string Name => $"weighted sums along axis {Axis}";

    public override IEnumerable<string> Kernels => new[] { "Bands" };

    /// <summary>Applies rows of weights, each from its first element on.</summary>
    public static Value Apply(Value x, int axis, IReadOnlyList<(int Start, double[] Weights)> rows)
    {
        var taps = rows.Max(row => row.Weights.Length);
        // A row is filled up with zeros at its end; it must not reach behind the last element for them.
        var weights = rows.SelectMany(row => row.Weights.Concat(Enumerable.Repeat(0.0, taps - row.Weights.Length))).ToArray();
        return x.Graph.Add(new BandPrimitive(axis), x,
            x.Graph.Constant(new Shape(rows.Count, taps), weights), x.Graph.Constant(new Shape(rows.Count), rows.Select(row => (double)row.Start).ToArray()));
    }

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        if (operands[1].Shape.Rank != 2 || operands[2].Shape != new Shape(operands[1].Shape[0])) throw new GraphException($"{Name} by {operands[1]} and {operands[2]}");
        return TensorType.Float(operands[0].Shape.With(Axis, operands[1].Shape[0]), operands[0].Batched);
    }

    public override void Differentiate(GradientContext context)
    {
        // The transposed matrix has a band as well.
        var size = context.Operands[0].Shape[Axis];
        var rows = Rows(Values(context.Operands[1]), Values(context.Operands[2]));
        var columns = Enumerable.Range(0, size).Select(element =>
        {
            var users = Enumerable.Range(0, rows.Count).Where(j => element >= rows[j].Start && element < rows[j].Start + rows[j].Weights.Length).ToList();
            if (users.Count == 0) return (0, new double[1]);
            double Weight(int j) => element >= rows[j].Start && element < rows[j].Start + rows[j].Weights.Length ? rows[j].Weights[element - rows[j].Start] : 0;
            return (users[0], Enumerable.Range(users[0], users[users.Count - 1] - users[0] + 1).Select(Weight).ToArray());
        }).ToList();
        context.Add(0, Apply(context.Upstream, Axis, columns));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var shape = context.Type.Shape;
        int inner = shape.Product(Axis + 1, shape.Rank), outputs = shape[Axis], inputs = context.OperandTypes[0].Shape[Axis];
        var rows = Rows(context.Operands[1], context.Operands[2]);
        var y = new double[context.Length(context.Type)];
        for (var i = 0; i < y.Length; i++)
        {
            var (start, weights) = rows[i / inner % outputs];
            for (var t = 0; t < weights.Length; t++) y[i] += weights[t] * context.Operands[0][(((i / inner / outputs * inputs) + start + t) * inner) + (i % inner)];
        }

        return y;
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var (x, weights) = (kernel.OperandType(0).Shape, kernel.OperandType(1).Shape);
        kernel.Writer.Line($"Bands.Rows({kernel.Operand(0)}, {kernel.Operand(1)}, {kernel.Operand(2)}, {kernel.Result}, {kernel.Rows(x.Product(0, Axis))}, {x[Axis]}, {weights[0]}, {weights[1]}, {x.Product(Axis + 1, x.Rank)});");
    }

    public void EmitGpu(GpuKernel kernel)
    {
        var (x, weights) = (kernel.OperandType(0).Shape, kernel.OperandType(1).Shape);
        var writer = kernel.Writer;
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, kernel.Type.Shape.Size)))
        {
            var indices = GpuKernel.Split(writer, "e", "i", new[] { 1, x.Product(0, Axis), weights[0], x.Product(Axis + 1, x.Rank) }, open: true);
            writer.Line($"var from = ({GpuKernel.Offset(indices, new[] { x.Product(0, Axis) * x[Axis], x[Axis], 0, 0 })} + (int){kernel.Operand(2)}[{indices[2]}]) * {x.Product(Axis + 1, x.Rank)} + {indices[3]};");
            writer.Line("var sum = 0f;");
            using (writer.Block($"for (var term = 0; term < {weights[1]}; term++)"))
            {
                writer.Line($"var half = {kernel.Operand(1)}[{GpuKernel.Offset(new[] { indices[2], "term" }, new[] { weights[1], 1 })}];");
                writer.Line($"if (half != 0f) sum += half * {kernel.Operand(0)}[from + term * {x.Product(Axis + 1, x.Rank)}];");
            }

            writer.Line($"{kernel.Result}[e] = sum;");
        }
    }

    /// <summary>The rows of the matrix without the zeros at their ends.</summary>
    private static List<(int Start, double[] Weights)> Rows(IReadOnlyList<double> weights, IReadOnlyList<double> starts)
    {
        var taps = weights.Count / starts.Count;
        return starts.Select((start, j) =>
        {
            var row = weights.Skip(j * taps).Take(taps).ToArray();
            var used = Array.FindLastIndex(row, weight => weight != 0) + 1;
            return ((int)start, row.Take(used).ToArray());
        }).ToList();
    }

    private static double[] Values(Value constant) => constant.Node.Primitive is ConstantPrimitive { Shape: var shape, Values: var values }
        ? values.Count == 1 ? Enumerable.Repeat(values[0], shape.Size).ToArray() : values.ToArray()
        : throw new GraphException($"weights that are {constant.Node.Primitive.Name}, not constants");
}
