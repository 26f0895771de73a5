using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Operands one after the other along an axis.</summary>
public sealed record ConcatPrimitive(int Axis) : Primitive, IKernelPrimitive
{
    public override string Name => $"concat along axis {Axis}";

    public override string ResultName => "joined";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => operands[0] with
    {
        Shape = operands[0].Shape.With(Axis, operands.Sum(operand => operand.Shape[Axis])),
        Batched = operands.Any(operand => operand.Batched),
    };

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

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

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) =>
        axes[0] != Axis && axes.All(axis => axis == axes[0]) ? axes[0] : NotStepwise;

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

    public void EmitGpu(GpuKernel kernel)
    {
        var shape = kernel.Type.Shape;
        int inner = shape.Product(Axis + 1, shape.Rank), whole = shape[Axis] * inner;
        using (kernel.Threads(GpuKernel.All(kernel.Type.Batched, shape.Size)))
        {
            kernel.Writer.Line($"var at = e % {whole};");
            kernel.Writer.Line($"var row = e / {whole};");
            var start = 0;
            for (var i = 0; i < kernel.OperandCount; i++)
            {
                var operand = kernel.OperandType(i);
                var part = operand.Shape[Axis] * inner;
                // An operand without a batch is the same for every sample.
                var row = kernel.Type.Batched && !operand.Batched ? $"row % {operand.Shape.Size / part}" : "row";
                kernel.Writer.Line($"{(i == 0 ? "" : "else ")}{(i == kernel.OperandCount - 1 ? "" : $"if (at < {start + part}) ")}{kernel.Result}[e] = {kernel.Operand(i)}[{row} * {part} + at{(start == 0 ? "" : $" - {start}")}];");
                start += part;
            }
        }
    }
}
