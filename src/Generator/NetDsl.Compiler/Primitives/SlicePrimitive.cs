using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>Every <c>Steps[i]</c>-th element from <c>Starts[i]</c> on along each axis, as many as <paramref name="Shape"/> says.</summary>
public sealed record SlicePrimitive(Shape Shape, EquatableArray<int> Starts, EquatableArray<int> Steps) : Primitive, IKernelPrimitive
{
    public override string Name => $"slice {Shape} from {Starts} by {Steps}";

    public override string ResultName => "slice";

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

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

    public override void Differentiate(GradientContext context) =>
        context.Add(0, context.Upstream.Graph.Add(new PlacePrimitive(context.Operands[0].Shape, Starts, Steps, 0), context.Upstream));

    public override Sharing? Share(IReadOnlyList<TensorType> operands) => Shape.Rank == 0 ? null : new(new[] { Starts[0] == 0 && Steps[0] == 1 && Shape[0] == operands[0].Shape[0] });

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) =>
        Starts[axes[0]] == 0 && Steps[axes[0]] == 1 && Shape[axes[0]] == operands[0].Shape[axes[0]] ? axes[0] : NotStepwise;

    public override double[] Evaluate(EvaluationContext context) =>
        View(context.OperandTypes[0].Shape).Gather(context.Operands[0], context.Samples(context.Type));

    internal StridedView View(Shape x) => StridedView.Of(Shape, x, Starts, Steps);

    public void EmitCpu(CpuKernel kernel) => View(kernel.OperandType(0).Shape).EmitGather(kernel);

    public void EmitGpu(GpuKernel kernel) => View(kernel.OperandType(0).Shape).EmitGather(kernel);
}
