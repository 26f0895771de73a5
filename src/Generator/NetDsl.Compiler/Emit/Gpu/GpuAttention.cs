using System;

namespace NetDsl.Compiler;

/// <summary>
/// Writes the kernels of attention: a group takes as many keys at a time as it has lanes, and rescales what it has summed when a larger score
/// comes, so that no row of scores is stored.
/// </summary>
internal sealed class GpuAttention
{
    private readonly AttentionForm form;
    private readonly GpuKernel kernel;
    private readonly CodeWriter writer;

    public GpuAttention(AttentionForm form, GpuKernel kernel)
    {
        this.form = form;
        this.kernel = kernel;
        writer = kernel.Writer;
    }

    /// <summary>A group for each query of each head.</summary>
    public void WriteForward()
    {
        kernel.Groups(GpuKernel.All(kernel.Type.Batched, form.Heads * form.Queries));
        writer.Line("var weights = SharedMemory.Allocate<float>(256);");
        writer.Line($"var sample = row / {form.Heads * form.Queries};");
        writer.Line($"var head = row / {form.Queries} % {form.Heads};");
        writer.Line($"var query = row % {form.Queries};");
        var y = At(form.Result, kernel.Type, kernel.Result, "query", "d");
        using (Across(form.ValueWidth)) writer.Line($"{y} = 0f;");
        WriteSeen();
        writer.Line("var largest = float.NegativeInfinity;");
        writer.Line("var sum = 0f;");
        using (writer.Block("for (var from = 0; from < seen; from += Group.DimX)"))
        {
            WriteScore();
            WriteWeight();
            writer.Line(form.Dropout == 0 ? "weights[lane] = weight;" : "weights[lane] = weight * kept;");
            writer.Line($"var together = {GpuKernel.Sum("weight")};");
            writer.Line("sum = sum * old + together;");
            writer.Line("var count = seen - from;");
            writer.Line("if (count > Group.DimX) count = Group.DimX;");
            using (Across(form.ValueWidth))
            {
                writer.Line($"var result = {y} * old;");
                writer.Line($"for (var j = 0; j < count; j++) result += weights[j] * {Operand(form.Value, "(from + j)", "d")};");
                writer.Line($"{y} = result;");
            }

            writer.Line("Group.Barrier();");
        }

        using (Across(form.ValueWidth)) writer.Line($"if (sum > 0f) {y} = {y} / sum;");
    }

    /// <summary>A group for each head, one query after the other: so each lane alone adds to its keys and values.</summary>
    public void WriteBackward(AttentionGradientPrimitive gradient)
    {
        var operands = new TensorType[kernel.OperandCount];
        for (var i = 0; i < operands.Length; i++) operands[i] = kernel.OperandType(i);
        string Target(int part, string r) => At(gradient.Target(part, operands), kernel.Type, kernel.Result, r, "d");
        var dy = Operand(form.Result with { Operand = operands.Length - 1 }, "query", "d");
        kernel.Groups(GpuKernel.All(kernel.Type.Batched, form.Heads));
        writer.Line("var slopes = SharedMemory.Allocate<float>(256);");
        writer.Line($"var sample = row / {form.Heads};");
        writer.Line($"var head = row % {form.Heads};");
        using (writer.Block($"for (var at = lane; at < {form.Keys}; at += Group.DimX)"))
        {
            writer.Line($"for (var d = 0; d < {form.Width}; d++) {Target(1, "at")} = 0f;");
            writer.Line($"for (var d = 0; d < {form.ValueWidth}; d++) {Target(2, "at")} = 0f;");
        }

        using (writer.Block($"for (var query = 0; query < {form.Queries}; query++)"))
        {
            using (Across(form.Width)) writer.Line($"{Target(0, "query")} = 0f;");
            if (gradient.Biased)
                using (writer.Block($"for (var d = lane; d < {form.Keys}; d += Group.DimX)")) writer.Line($"{At(gradient.Scores, kernel.Type, kernel.Result, "query", "d")} = 0f;");
            WriteSeen();
            writer.Line("var largest = float.NegativeInfinity;");
            writer.Line("var sum = 0f;");
            writer.Line("var mean = 0f;");
            using (writer.Block("for (var from = 0; from < seen; from += Group.DimX)"))
            {
                WriteScore();
                WriteSlope(dy);
                WriteWeight();
                writer.Line($"var together = {GpuKernel.Sum("weight")};");
                writer.Line("sum = sum * old + together;");
                writer.Line($"together = {GpuKernel.Sum("weight * slope")};");
                writer.Line("mean = mean * old + together;");
            }

            writer.Line("var shift = GpuMath.Finite(largest);");
            writer.Line("var inverse = 0f;");
            writer.Line("if (sum > 0f) inverse = 1f / sum;");
            using (writer.Block("for (var from = 0; from < seen; from += Group.DimX)"))
            {
                WriteScore();
                WriteSlope(dy);
                writer.Line("slopes[lane] = 0f;");
                using (writer.Block("if (score > float.NegativeInfinity)"))
                {
                    writer.Line("var weight = GpuMath.Exp(score - shift) * inverse;");
                    writer.Line("slope = weight * (slope - mean * inverse);");
                    if (gradient.Biased) writer.Line($"{At(gradient.Scores, kernel.Type, kernel.Result, "query", "at")} = slope;");
                    writer.Line($"slope = slope * {ExpressionWriter.Single(form.Scale)};");
                    writer.Line("slopes[lane] = slope;");
                    if (form.Dropout > 0) writer.Line("weight = weight * kept;");
                    writer.Line($"for (var d = 0; d < {form.Width}; d++) {Target(1, "at")} += slope * {Operand(form.Query, "query", "d")};");
                    writer.Line($"for (var d = 0; d < {form.ValueWidth}; d++) {Target(2, "at")} += weight * {dy};");
                }

                writer.Line("Group.Barrier();");
                writer.Line("var count = seen - from;");
                writer.Line("if (count > Group.DimX) count = Group.DimX;");
                using (Across(form.Width))
                {
                    writer.Line($"var result = {Target(0, "query")};");
                    writer.Line($"for (var j = 0; j < count; j++) result += slopes[j] * {Operand(form.Key, "(from + j)", "d")};");
                    writer.Line($"{Target(0, "query")} = result;");
                }

                writer.Line("Group.Barrier();");
            }
        }
    }

    private IDisposable Across(int width) => writer.Block($"for (var d = lane; d < {width}; d += Group.DimX)");

    private void WriteSeen()
    {
        writer.Line($"var seen = {(form.Causal ? "query + 1" : $"{form.Keys}")};");
        if (form.Causal && form.Queries > form.Keys) writer.Line($"if (seen > {form.Keys}) seen = {form.Keys};");
    }

    /// <summary>The score of this lane's key, −∞ without one; and whether dropout keeps its weight.</summary>
    private void WriteScore()
    {
        writer.Line("var at = from + lane;");
        writer.Line("var score = float.NegativeInfinity;");
        if (form.Dropout > 0) writer.Line("var kept = 0f;");
        using (writer.Block("if (at < seen)"))
        {
            writer.Line("var product = 0f;");
            writer.Line($"for (var d = 0; d < {form.Width}; d++) product += {Operand(form.Query, "query", "d")} * {Operand(form.Key, "at", "d")};");
            writer.Line($"score = product * {ExpressionWriter.Single(form.Scale)}{Bias()};");
            if (form.Dropout > 0)
                writer.Line($"if (GpuRandoms.Uniform((ulong)views.Clock[NetDsl.Ilgpu.GpuViews.Seed], views.Clock[NetDsl.Ilgpu.GpuViews.Step], {form.Stream}, ((sample * {form.Heads} + head) * {form.Queries} + query) * {form.Keys} + at) >= {ExpressionWriter.Single(form.Dropout)}) kept = {ExpressionWriter.Single(1 / (1 - form.Dropout))};");
        }
    }

    /// <summary>The gradient by this lane's weight.</summary>
    private void WriteSlope(string dy)
    {
        writer.Line("var slope = 0f;");
        using (writer.Block("if (at < seen)"))
        {
            writer.Line($"for (var d = 0; d < {form.ValueWidth}; d++) slope += {dy} * {Operand(form.Value, "at", "d")};");
            if (form.Dropout > 0) writer.Line("slope = slope * kept;");
        }
    }

    /// <summary>This lane's weight, relative to the largest score so far, and the factor that brings earlier ones to it.</summary>
    private void WriteWeight()
    {
        writer.Line($"var top = {GpuKernel.Max("score")};");
        writer.Line("top = GpuMath.Max(largest, top);");
        writer.Line("var old = 0f;");
        writer.Line("if (largest > float.NegativeInfinity) old = GpuMath.Exp(largest - top);");
        writer.Line("largest = top;");
        writer.Line("var weight = 0f;");
        writer.Line("if (score > float.NegativeInfinity) weight = GpuMath.Exp(score - top);");
    }

    private string Bias()
    {
        if (form.Bias < 0) return "";
        return $" + {kernel.Operand(form.Bias)}[{GpuKernel.Offset(new[] { "sample", "head", "query", "at" }, form.BiasStrides(kernel.OperandType(form.Bias)))}]";
    }

    private string Operand(AttentionView view, string row, string d) => At(view, kernel.OperandType(view.Operand), kernel.Operand(view.Operand), row, d);

    private static string At(AttentionView view, TensorType type, string buffer, string row, string d) =>
        $"{buffer}[{GpuKernel.Offset(new[] { "sample", row, "head", d }, new[] { type.Batched ? type.Shape.Size : 0, view.Row, view.Head, 1 }, view.Offset)}]";
}
