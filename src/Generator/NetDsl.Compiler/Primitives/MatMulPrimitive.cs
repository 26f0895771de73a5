using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// A product of matrices sample by sample: a [.., M, K] and b [.., K, N], either one given transposed, leading axes broadcast.
/// </summary>
public sealed record MatMulPrimitive(bool TransposeA, bool TransposeB) : Primitive, IKernelPrimitive
{
    public override string Name => $"a{(TransposeA ? "ᵀ" : "")}·b{(TransposeB ? "ᵀ" : "")}";

    public override string ResultName => "product";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        Shape a = operands[0].Shape, b = operands[1].Shape;
        if (a.Rank < 2 || b.Rank < 2 || (TransposeA && TransposeB) || Leading(a, b) is not { } leading || Inner(a, TransposeA, true) != Inner(b, TransposeB, false))
            throw new GraphException($"{Name} of {operands[0]} and {operands[1]}");
        return TensorType.Float(leading.Append(a[a.Rank - (TransposeA ? 1 : 2)]).Append(b[b.Rank - (TransposeB ? 2 : 1)]), operands[0].Batched || operands[1].Batched);
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => Infer(operands).Shape.Count * Inner(operands[0].Shape, TransposeA, true);

    public override void Differentiate(GradientContext context)
    {
        Value a = context.Operands[0], b = context.Operands[1], dy = context.Upstream;
        var graph = dy.Graph;
        if (context.Needs(0))
            context.Add(0, TransposeA ? graph.Add(new MatMulPrimitive(false, true), b, dy) : graph.Add(new MatMulPrimitive(false, !TransposeB), dy, b));
        if (context.Needs(1))
            context.Add(1, TransposeB ? graph.Add(new MatMulPrimitive(true, false), dy, a) : graph.Add(new MatMulPrimitive(!TransposeA, false), a, dy));
    }

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes)
    {
        // Only the rows of the left factor come one by one; counted from the back, as leading axes broadcast.
        var rows = operands[0].Shape.Rank - (TransposeA ? 1 : 2);
        return axes[1] < 0 && axes[0] == rows ? Infer(operands).Shape.Rank - 2 : NotStepwise;
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        Shape shape = context.Type.Shape, aShape = context.OperandTypes[0].Shape, bShape = context.OperandTypes[1].Shape;
        int m = shape[shape.Rank - 2], n = shape[shape.Rank - 1], k = Inner(aShape, TransposeA, true);
        var leading = context.Type with { Shape = new Shape(System.Linq.Enumerable.Take(shape.Dimensions, shape.Rank - 2)) };
        var aIndex = new BroadcastIndex(context.OperandTypes[0] with { Shape = Outer(aShape) }, leading);
        var bIndex = new BroadcastIndex(context.OperandTypes[1] with { Shape = Outer(bShape) }, leading);
        double[] a = context.Operands[0], b = context.Operands[1], y = new double[context.Length(context.Type)];
        for (var i = 0; i < y.Length; i++)
        {
            int matrix = i / (m * n), row = i / n % m, column = i % n, aFirst = aIndex.Of(matrix) * m * k, bFirst = bIndex.Of(matrix) * k * n;
            for (var j = 0; j < k; j++)
                y[i] += a[aFirst + (TransposeA ? (j * m) + row : (row * k) + j)] * b[bFirst + (TransposeB ? (column * k) + j : (j * n) + column)];
        }

        return y;
    }

    /// <summary>The shape without its last two axes.</summary>
    public static Shape Outer(Shape x) => new(System.Linq.Enumerable.Take(x.Dimensions, x.Rank - 2));

    private static Shape? Leading(Shape a, Shape b) => Shape.Broadcast(Outer(a), Outer(b));

    private static int Inner(Shape x, bool transposed, bool left) => x[x.Rank - (transposed == left ? 2 : 1)];

    public void EmitCpu(CpuKernel kernel)
    {
        TensorType aType = kernel.OperandType(0), bType = kernel.OperandType(1);
        var shape = kernel.Type.Shape;
        int m = shape[shape.Rank - 2], n = shape[shape.Rank - 1], k = Inner(aType.Shape, TransposeA, true);
        var leading = Outer(shape);
        int[] aStrides = BroadcastIndex.Strides(Outer(aType.Shape), leading), bStrides = BroadcastIndex.Strides(Outer(bType.Shape), leading);
        var writer = kernel.Writer;
        using (writer.Block("for (var row = first; row < last; row++)"))
        {
            string y = $"row * {shape.Size}", a = aType.Batched ? $"row * {aType.Shape.Size}" : "0", b = bType.Batched ? $"row * {bType.Shape.Size}" : "0";
            var loops = new Stack<System.IDisposable>();
            for (var axis = 0; axis < leading.Rank; axis++)
            {
                if (leading[axis] == 1) continue;
                loops.Push(writer.Block($"for (var i{axis} = 0; i{axis} < {leading[axis]}; i{axis}++)"));
                y += $" + i{axis} * {leading.Product(axis + 1, leading.Rank) * m * n}";
                if (aStrides[axis] > 0) a += $" + i{axis} * {aStrides[axis] * m * k}";
                if (bStrides[axis] > 0) b += $" + i{axis} * {bStrides[axis] * k * n}";
            }

            string aSlice = $"{kernel.Operand(0)}.Slice({a}, {m * k})", bSlice = $"{kernel.Operand(1)}.Slice({b}, {k * n})", ySlice = $"{kernel.Result}.Slice({y}, {m * n})";
            writer.Line(TransposeA
                ? $"MatMul.SumOverRows({aSlice}, {bSlice}, {ySlice}, {k}, {m}, {n}, 0, 1);"
                : $"MatMul.{(TransposeB ? "RowsTransposed" : "Rows")}<Identity>({aSlice}, {bSlice}, default, {ySlice}, 0, {m}, {n}, {k});");
            while (loops.Count > 0) loops.Pop().Dispose();
        }
    }

    public void EmitGpu(GpuKernel kernel)
    {
        TensorType aType = kernel.OperandType(0), bType = kernel.OperandType(1);
        var shape = kernel.Type.Shape;
        int m = shape[shape.Rank - 2], n = shape[shape.Rank - 1], k = Inner(aType.Shape, TransposeA, true);
        var leading = Outer(shape);
        new GpuProduct
        {
            Rows = $"{m}",
            LikelyRows = m,
            Columns = n,
            Inner = $"{k}",
            Matrices = GpuKernel.All(kernel.Type.Batched, leading.Size),
            Left = GpuFactor.Matrix(kernel, 0, TransposeA ? m : k, alongInner: !TransposeA, "leftFirst"),
            Right = GpuFactor.Matrix(kernel, 1, TransposeB ? k : n, alongInner: TransposeB, "rightFirst"),
            Store = (row, column, sum) => $"{kernel.Result}[matrix * {m * n} + {row} * {n} + {column}] = {sum};",
            Begin = writer =>
            {
                var axes = new[] { 1 }.Concat(leading.Dimensions).ToList();
                var indices = GpuKernel.Split(writer, "matrix", "m", axes, open: true);
                IEnumerable<int> Strides(TensorType type) => new[] { type.Batched ? type.Shape.Size : 0 }.Concat(BroadcastIndex.Strides(Outer(type.Shape), leading).Select(stride => stride * type.Shape[type.Shape.Rank - 1] * type.Shape[type.Shape.Rank - 2]));
                writer.Line($"var leftFirst = {GpuKernel.Offset(indices, Strides(aType).ToList())};");
                writer.Line($"var rightFirst = {GpuKernel.Offset(indices, Strides(bType).ToList())};");
            },
        }.Write(kernel);
    }
}
