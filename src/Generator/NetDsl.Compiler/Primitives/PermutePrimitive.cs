using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Axes in another order: axis i of the result is axis <c>Axes[i]</c> of the operand.</summary>
public sealed record PermutePrimitive(EquatableArray<int> Axes) : Primitive, IKernelPrimitive
{
    public override string Name => $"permute {Axes}";

    public override string ResultName => "permuted";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) =>
        operands[0] with { Shape = new Shape(Axes.Select(axis => operands[0].Shape[axis])) };

    public override bool TakesFewSamples(IReadOnlyList<TensorType> operands) => true;

    public override void Differentiate(GradientContext context)
    {
        var inverse = new int[Axes.Count];
        for (var i = 0; i < inverse.Length; i++) inverse[Axes[i]] = i;
        context.Add(0, context.Upstream.Graph.Add(new PermutePrimitive(new EquatableArray<int>(inverse)), context.Upstream));
    }

    public override Sharing Share(IReadOnlyList<TensorType> operands) => new(new[] { Axes[0] == 0 });

    public override int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) => Axes.ToList().IndexOf(axes[0]);

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

    public void EmitGpu(GpuKernel kernel)
    {
        var x = kernel.OperandType(0).Shape;
        new StridedView(kernel.Type.Shape, Axes.Select(axis => x.Product(axis + 1, x.Rank)).ToArray(), 0, x.Size).EmitGather(kernel);
    }
}
