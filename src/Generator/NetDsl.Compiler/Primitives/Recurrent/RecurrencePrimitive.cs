using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// A recurrent layer over time: the gates' products with the input [steps, gates · hidden], the weight of the state [gates · hidden, hidden], and as
/// the form says bias, first state and lengths. The result has the h of every step, 0 from a sample's length on, and perhaps the last state behind them.
/// </summary>
public sealed record RecurrencePrimitive(RecurrentForm Form) : Primitive, IKernelPrimitive
{
    public override string Name => Form.Text;

    public override IEnumerable<string> Kernels => RecurrentForm.Kernels;

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => Form.Infer(operands);

    public override long MultiplyAdds(IReadOnlyList<TensorType> operands) => Form.Steps * operands[1].Shape.Count;

    public override void Differentiate(GradientContext context)
    {
        var graph = context.Upstream.Graph;
        var operands = context.Operands;
        int n = Form.Hidden, gates = Form.Gates * n;
        var saved = graph.Add(new RecurrenceSavedPrimitive(Form), new[] { context.Result }.Concat(operands).ToArray());
        IEnumerable<Value> Given(params int[] places) => places.Where(place => place >= 0).Select(place => operands[place]);
        var previous = graph.Add(new PreviousStatePrimitive(Form), new[] { context.Result }.Concat(Given(Form.InitialAt, Form.LengthsAt)).ToArray());
        var d = graph.Add(new RecurrenceGradientPrimitive(Form), new[] { context.Upstream, saved, operands[1], previous }.Concat(Given(Form.CellAt, Form.LengthsAt)).ToArray());
        var slopes = d.Part(0, 0, Form.Steps);
        var byState = slopes.Part(1, Form.StateSlopes * n, gates);
        context.Add(0, slopes.Part(1, 0, gates));
        if (context.Needs(1)) context.Add(1, graph.Add(new OuterSumPrimitive(), byState, previous));
        if (Form.Bias && context.Needs(Form.BiasAt)) context.Add(Form.BiasAt, byState);
        if (!Form.Initial) return;
        var first = d.Part(0, Form.Steps, 1);
        context.Add(Form.InitialAt, first.Part(1, 0, n).Reshape(new Shape(n)));
        if (Form.CellAt >= 0) context.Add(Form.CellAt, first.Part(1, n, n).Reshape(new Shape(n)));
    }

    public override double[] Evaluate(EvaluationContext context) =>
        new RecurrentDefinition(Form, context.Batch).Forward(place => place < 0 ? null : context.Operands[place]).Output;

    public void EmitCpu(CpuKernel kernel)
    {
        string Given(int place) => place < 0 ? "default" : kernel.Operand(place);
        kernel.Writer.Line($"Recurrence.Forward({Form.Kind}, {kernel.Operand(0)}, {kernel.Operand(1)}, {Given(Form.BiasAt)}, {Given(Form.InitialAt)}, {Given(Form.CellAt)}, {Given(Form.LengthsAt)}, {kernel.Result}, {kernel.SideResult ?? "default"}, {kernel.Rows()}, {Form.Settings});");
    }

    public void EmitGpu(GpuKernel kernel) => GpuRecurrence.Forward(kernel, Form);
}
