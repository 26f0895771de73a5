using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Scaled dot-product attention in every head, softmax(scale · q·kᵀ + bias) · v. A query that sees no key gives zeros. Operands: what holds
/// queries, keys and values (perhaps one for all three), then the bias where there is one.
/// </summary>
public sealed record AttentionPrimitive(AttentionForm Form) : Primitive, IKernelPrimitive
{
    public override string Name => Form.Name;

    public override string ResultName => "attention";

    public override IEnumerable<string> Kernels => AttentionCode.Kernels;

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        Form.Check(operands);
        return TensorType.Float(Form.Shape, operands.Any(operand => operand.Batched));
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => (long)Form.Heads * Form.Queries * Form.Keys * (Form.Width + Form.ValueWidth);

    public override Sharing Share(IReadOnlyList<TensorType> operands) => Sharing.Kernel;

    public override void Differentiate(GradientContext context)
    {
        var graph = context.Upstream.Graph;
        var operands = context.Operands;
        var biased = Form.Bias >= 0 && context.Needs(Form.Bias);
        var packed = !biased && Form.IsPacked(operands[Form.Query.Operand].Shape);
        var gradient = graph.Add(new AttentionGradientPrimitive(Form, packed, biased), operands.Append(context.Upstream).ToArray());
        if (packed)
        {
            context.Add(Form.Query.Operand, gradient);
            return;
        }

        var at = 0;
        for (var part = 0; part < 3; part++)
        {
            var (view, rows, width) = Form.Part(part);
            var (whole, size) = (operands[view.Operand].Shape, rows * Form.Heads * width);
            if (context.Needs(view.Operand))
            {
                var slice = gradient.Part(0, at, size);
                context.Add(view.Operand, whole.Size == size ? slice.Reshape(whole) : slice.Reshape(new Shape(rows, Form.Heads * width)).Placed(whole, view.Offset));
            }

            at += size;
        }

        if (biased) context.Add(Form.Bias, gradient.Part(0, at, Form.Heads * Form.Queries * Form.Keys).Reshape(new Shape(Form.Heads, Form.Queries, Form.Keys)));
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var y = new double[context.Length(context.Type)];
        for (var sample = 0; sample < context.Samples(context.Type); sample++)
            for (var head = 0; head < Form.Heads; head++)
            {
                var one = new AttentionDefinition(Form, context, sample, head);
                for (var i = 0; i < Form.Queries; i++)
                    for (var d = 0; d < Form.ValueWidth; d++)
                        y[one.Index(Form.Result, i, d, Form.Shape.Size)] = Enumerable.Range(0, Form.Keys).Sum(j => one.Weights[i, j] * one.Kept[i, j] * one.Value(j, d));
            }

        return y;
    }

    public void EmitCpu(CpuKernel kernel) =>
        AttentionCode.Call(kernel, kernel.IsShared ? "ForwardShare" : "Forward", Form, AttentionCode.Named("y", AttentionCode.Target(Form.Result, kernel.Type, kernel.Result)));

    public void EmitGpu(GpuKernel kernel) => new GpuAttention(Form, kernel).WriteForward();
}
