namespace NetDsl.Compiler;

/// <summary>The arguments of the attention kernels.</summary>
internal static class AttentionCode
{
    /// <summary>What the calls of attention name.</summary>
    public static readonly string[] Kernels = { "AttentionBias", "AttentionDropout", "AttentionKernel", "AttentionRows", "AttentionShape", "AttentionTarget" };

    /// <summary>Sizes, queries, keys, values, bias and dropout.</summary>
    public static string Operands(AttentionForm form, CpuKernel kernel) => string.Join(", ",
        $"new AttentionShape({form.Heads}, {form.Queries}, {form.Keys}, {form.Width}, {form.ValueWidth}, {ExpressionWriter.Single(form.Scale)}, {(form.Causal ? "true" : "false")})",
        Rows(form.Query, kernel), Rows(form.Key, kernel), Rows(form.Value, kernel), Bias(form, kernel),
        form.Dropout == 0 ? "default" : $"new AttentionDropout({ExpressionWriter.Single(form.Dropout)}, Seed, Step, {form.Stream})");

    public static string Rows(AttentionView view, CpuKernel kernel) => $"new AttentionRows({kernel.Operand(view.Operand)}, {Steps(view, kernel.OperandType(view.Operand))})";

    public static string Target(AttentionView view, TensorType type, string buffer) => $"new AttentionTarget({buffer}, {Steps(view, type)})";

    private static string Steps(AttentionView view, TensorType type) => $"{(type.Batched ? type.Shape.Size : 0)}, {view.Offset}, {view.Row}, {view.Head}";

    private static string Bias(AttentionForm form, CpuKernel kernel) =>
        form.Bias < 0 ? "default" : $"new AttentionBias({kernel.Operand(form.Bias)}, {string.Join(", ", form.BiasStrides(kernel.OperandType(form.Bias)))})";
}
