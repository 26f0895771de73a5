using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// The gradients of an attention by queries, keys and values in one walk over the scores, which are made again. Operands: those of the attention, then
/// the gradient of its result.
/// </summary>
/// <param name="Packed">True where the result has the shape of the one operand that holds all three; else they follow each other in a vector.</param>
/// <param name="Biased">True where the gradient by the bias follows, [Heads, Queries, Keys], not yet summed to the bias's shape.</param>
public sealed record AttentionGradientPrimitive(AttentionForm Form, bool Packed, bool Biased) : Primitive, IKernelPrimitive
{
    public override string Name => "gradient of " + Form.Name;

    public override IEnumerable<string> Kernels => AttentionCode.Kernels;

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        Form.Check(operands);
        if (operands[operands.Count - 1].Shape != Form.Shape) throw new GraphException($"{Name} from {operands[operands.Count - 1]}");
        return TensorType.Float(Packed ? operands[Form.Query.Operand].Shape : new Shape(ScoresAt + (Biased ? Form.Heads * Form.Queries * Form.Keys : 0)), operands.Any(operand => operand.Batched));
    }

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => (long)Form.Heads * Form.Queries * Form.Keys * ((3 * Form.Width) + (2 * Form.ValueWidth));

    public override void Differentiate(GradientContext context) => throw new GraphException($"a gradient of the {Name}");

    public override double[] Evaluate(EvaluationContext context)
    {
        var gradients = new double[context.Length(context.Type)];
        var size = context.Type.Shape.Size;
        var upstream = context.Operands[context.Operands.Count - 1];
        var upstreamSize = context.OperandTypes[context.Operands.Count - 1].Batched ? Form.Shape.Size : 0;
        AttentionView query = Target(0, context.OperandTypes), key = Target(1, context.OperandTypes), value = Target(2, context.OperandTypes);
        for (var sample = 0; sample < context.Samples(context.Type); sample++)
            for (var head = 0; head < Form.Heads; head++)
            {
                var one = new AttentionDefinition(Form, context, sample, head);
                double Dy(int i, int d) => upstream[one.Index(Form.Result, i, d, upstreamSize)];
                for (var i = 0; i < Form.Queries; i++)
                {
                    var slopes = Enumerable.Range(0, Form.Keys).Select(j => one.Kept[i, j] * Enumerable.Range(0, Form.ValueWidth).Sum(d => Dy(i, d) * one.Value(j, d))).ToArray();
                    var mean = Enumerable.Range(0, Form.Keys).Sum(j => one.Weights[i, j] * slopes[j]);
                    for (var j = 0; j < Form.Keys; j++)
                    {
                        var score = one.Weights[i, j] * (slopes[j] - mean);
                        for (var d = 0; d < Form.Width; d++)
                        {
                            gradients[one.Index(query, i, d, size)] += score * Form.Scale * one.Key(j, d);
                            gradients[one.Index(key, j, d, size)] += score * Form.Scale * one.Query(i, d);
                        }

                        for (var d = 0; d < Form.ValueWidth; d++) gradients[one.Index(value, j, d, size)] += one.Weights[i, j] * one.Kept[i, j] * Dy(i, d);
                        if (Biased) gradients[one.Index(Scores, i, j, size)] = score;
                    }
                }
            }

        return gradients;
    }

    /// <summary>Where the gradient of queries (0), keys (1) or values (2) lies in the result: in rows as its operand has them where it is that whole operand.</summary>
    internal AttentionView Target(int part, IReadOnlyList<TensorType> operands)
    {
        var (view, rows, width) = Form.Part(part);
        if (Packed) return view;
        var at = Enumerable.Range(0, part).Sum(before => Size(before));
        return operands[view.Operand].Shape.Count == Size(part) ? view with { Offset = at } : new AttentionView(view.Operand, at, Form.Heads * width, width);
    }

    /// <summary>Where the gradient of the scores lies.</summary>
    internal AttentionView Scores => new(-1, ScoresAt, Form.Keys, Form.Queries * Form.Keys);

    private int ScoresAt => Size(0) + Size(1) + Size(2);

    private int Size(int part) => Form.Part(part).Rows * Form.Heads * Form.Part(part).Width;

    public void EmitCpu(CpuKernel kernel)
    {
        var operands = Enumerable.Range(0, kernel.OperandCount).Select(kernel.OperandType).ToList();
        string Gradient(string name, int part) => AttentionCode.Named(name, AttentionCode.Target(Target(part, operands), kernel.Type, kernel.Result));
        AttentionCode.Call(kernel, "Backward", Form,
            AttentionCode.Named("dy", AttentionCode.Rows(Form.Result with { Operand = kernel.OperandCount - 1 }, kernel)),
            Gradient("dq", 0), Gradient("dk", 1), Gradient("dv", 2),
            AttentionCode.Named("dScores", Biased ? AttentionCode.Target(Scores, kernel.Type, kernel.Result) : "default"));
    }

    public void EmitGpu(GpuKernel kernel) => new GpuAttention(Form, kernel).WriteBackward(this);
}
