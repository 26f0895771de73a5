using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The arguments of the attention kernels.</summary>
internal static class AttentionCode
{
    /// <summary>What the calls of attention name.</summary>
    public static readonly string[] Kernels = { "AttentionBias", "AttentionDropout", "AttentionKernel", "AttentionRows", "AttentionShape", "AttentionTarget" };

    /// <summary>Writes a call, an argument a line: sizes, queries, keys, values, bias and dropout, and then <paramref name="more"/>.</summary>
    public static void Call(CpuKernel kernel, string method, AttentionForm form, params string[] more)
    {
        kernel.Writer.Line($"AttentionKernel.{method}(");
        foreach (var argument in Operands(form, kernel).Concat(more)) kernel.Writer.Line($"    {argument},");
        kernel.Writer.Line($"    {(kernel.IsShared ? "part, parts" : kernel.Rows())});");
    }

    private static IEnumerable<string> Operands(AttentionForm form, CpuKernel kernel)
    {
        yield return $"new AttentionShape(Heads: {form.Heads}, Queries: {form.Queries}, Keys: {form.Keys}, Width: {form.Width}, ValueWidth: {form.ValueWidth}, Scale: {ExpressionWriter.Single(form.Scale)}, Causal: {(form.Causal ? "true" : "false")})";
        yield return Named("q", Rows(form.Query, kernel));
        yield return Named("k", Rows(form.Key, kernel));
        yield return Named("v", Rows(form.Value, kernel));
        yield return Named("bias", Bias(form, kernel));
        yield return Named("dropout", form.Dropout == 0 ? "default" : $"new AttentionDropout({ExpressionWriter.Single(form.Dropout)}, Seed, Step, {form.Stream})");
    }

    public static string Named(string name, string argument) => $"{name}: {argument}";

    public static string Rows(AttentionView view, CpuKernel kernel) => $"new AttentionRows({kernel.Operand(view.Operand)}, {Steps(view, kernel.OperandType(view.Operand))})";

    public static string Target(AttentionView view, TensorType type, string buffer) => $"new AttentionTarget({buffer}, {Steps(view, type)})";

    private static string Steps(AttentionView view, TensorType type) => $"sample: {(type.Batched ? type.Shape.Size : 0)}, offset: {view.Offset}, row: {view.Row}, head: {view.Head}";

    private static string Bias(AttentionForm form, CpuKernel kernel) =>
        form.Bias < 0 ? "default" : $"new AttentionBias({kernel.Operand(form.Bias)}, {string.Join(", ", form.BiasStrides(kernel.OperandType(form.Bias)))})";
}
