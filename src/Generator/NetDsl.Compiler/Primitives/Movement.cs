using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The same values, in the same order, under another shape: costs nothing.</summary>
public sealed record ReshapePrimitive(Shape Shape) : Primitive
{
    public override string Name => $"reshape to {Shape}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0].Shape.Count == Shape.Count ? operands[0] with { Shape = Shape } : throw new GraphException($"{operands[0].Shape} to {Shape}");

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new ReshapePrimitive(context.Operands[0].Shape), context.Upstream));

    public override double[] Evaluate(EvaluationContext context) => context.Operands[0];
}

/// <summary>Axes in another order: axis i of the result is axis <c>Axes[i]</c> of the operand.</summary>
public sealed record PermutePrimitive(EquatableArray<int> Axes) : Primitive, IKernelPrimitive
{
    public override string Name => $"permute {Axes}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0] with { Shape = new Shape(Axes.Select(axis => operands[0].Shape[axis])) };

    public override void Differentiate(GradientContext context)
    {
        var inverse = new int[Axes.Count];
        for (var i = 0; i < inverse.Length; i++) inverse[Axes[i]] = i;
        context.Add(0, context.Upstream.Graph.Add(new PermutePrimitive(new EquatableArray<int>(inverse)), context.Upstream));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var x = context.OperandTypes[0].Shape;
        var strides = Axes.Select(axis => x.Product(axis + 1, x.Rank)).ToArray();
        return new StridedView(context.Type.Shape, strides, 0, x.Size).Gather(context.Operands[0], context.Samples(context.Type));
    }

    public void EmitCpu(CpuKernel kernel)
    {
        var x = kernel.OperandType(0).Shape;
        new StridedView(kernel.Type.Shape, Axes.Select(axis => x.Product(axis + 1, x.Rank)).ToArray(), 0, x.Size).EmitGather(kernel);
    }
}

/// <summary>Every <c>Steps[i]</c>-th element from <c>Starts[i]</c> on along each axis, as many as <paramref name="Shape"/> says.</summary>
public sealed record SlicePrimitive(Shape Shape, EquatableArray<int> Starts, EquatableArray<int> Steps) : Primitive, IKernelPrimitive
{
    public override string Name => $"slice {Shape} from {Starts} by {Steps}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var x = operands[0].Shape;
        for (var i = 0; i < x.Rank; i++)
        {
            var last = Starts[i] + ((Shape[i] - 1) * Steps[i]);
            if (Starts[i] < 0 || Starts[i] >= x[i] || last < 0 || last >= x[i]) throw new GraphException($"{Name} of {x}");
        }

        return operands[0] with { Shape = Shape };
    }

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new PlacePrimitive(context.Operands[0].Shape, Starts, Steps, 0), context.Upstream));

    public override double[] Evaluate(EvaluationContext context) =>
        View(context.OperandTypes[0].Shape).Gather(context.Operands[0], context.Samples(context.Type));

    internal StridedView View(Shape x) => StridedView.Of(Shape, x, Starts, Steps);

    public void EmitCpu(CpuKernel kernel) => View(kernel.OperandType(0).Shape).EmitGather(kernel);
}

/// <summary>The operand laid into a larger block of <paramref name="Fill"/>: padding, and what a slice's gradient is.</summary>
public sealed record PlacePrimitive(Shape Shape, EquatableArray<int> Starts, EquatableArray<int> Steps, double Fill) : Primitive, IKernelPrimitive
{
    public override string Name => System.FormattableString.Invariant($"place in {Shape} from {Starts} by {Steps}, else {Fill}");

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with { Shape = Shape };

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new SlicePrimitive(context.Operands[0].Shape, Starts, Steps), context.Upstream));

    public override double[] Evaluate(EvaluationContext context)
    {
        var samples = context.Samples(context.Type);
        var y = Enumerable.Repeat(Fill, samples * Shape.Size).ToArray();
        View(context.OperandTypes[0].Shape).Place(context.Operands[0], y, samples);
        return y;
    }

    internal StridedView View(Shape x) => StridedView.Of(x, Shape, Starts, Steps);

    public void EmitCpu(CpuKernel kernel)
    {
        kernel.Writer.Line($"{kernel.Result}[(first * {Shape.Size})..(last * {Shape.Size})].Fill({ExpressionWriter.Single(Fill)});");
        View(kernel.OperandType(0).Shape).EmitPlace(kernel, 0);
    }
}

/// <summary>Operands one after the other along an axis.</summary>
public sealed record ConcatPrimitive(int Axis) : Primitive, IKernelPrimitive
{
    public override string Name => $"concat along axis {Axis}";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with
    {
        Shape = operands[0].Shape.With(Axis, operands.Sum(operand => operand.Shape[Axis])),
        Batched = operands.Any(operand => operand.Batched),
    };

    public override void Differentiate(GradientContext context)
    {
        for (var i = 0; i < context.Operands.Count; i++)
        {
            if (!context.Needs(i)) continue;
            var shape = context.Operands[i].Shape;
            context.Add(i, context.Upstream.Graph.Add(
                new SlicePrimitive(shape, Starts(context.Operands.Select(o => o.Shape).ToList(), i), Ones(shape.Rank)), context.Upstream));
        }
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var samples = context.Samples(context.Type);
        var y = new double[context.Length(context.Type)];
        var shapes = context.OperandTypes.Select(type => type.Shape).ToList();
        for (var i = 0; i < shapes.Count; i++)
        {
            var x = context.OperandTypes[i].Batched || samples == 1
                ? context.Operands[i]
                : Enumerable.Range(0, samples).SelectMany(_ => context.Operands[i]).ToArray();
            StridedView.Of(shapes[i], context.Type.Shape, Starts(shapes, i), Ones(shapes[i].Rank)).Place(x, y, samples);
        }

        return y;
    }

    internal EquatableArray<int> Starts(IReadOnlyList<Shape> shapes, int operand)
    {
        var starts = new int[shapes[0].Rank];
        for (var i = 0; i < operand; i++) starts[Axis] += shapes[i][Axis];
        return new EquatableArray<int>(starts);
    }

    internal static EquatableArray<int> Ones(int rank) => Enumerable.Repeat(1, rank).ToEquatableArray();

    public void EmitCpu(CpuKernel kernel)
    {
        var shapes = Enumerable.Range(0, kernel.OperandCount).Select(i => kernel.OperandType(i).Shape).ToList();
        for (var i = 0; i < shapes.Count; i++)
            StridedView.Of(shapes[i], kernel.Type.Shape, Starts(shapes, i), Ones(shapes[i].Rank)).EmitPlace(kernel, i);
    }
}
