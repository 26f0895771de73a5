using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The comment over an emitted step: source line, formula, shape.</summary>
internal static class StepComment
{
    public static IEnumerable<string> Of(Step step, ProgramScope scope)
    {
        string? lastOrigin = null;
        foreach (var node in Shown(step, scope))
        {
            var origin = node.Origin.ToString();
            var place = origin.Length == 0 || origin == lastOrigin ? "" : origin + ": ";
            lastOrigin = origin;
            yield return $"{place}{scope.Name(node.Id)} = {Formula(node, step, scope)}    {node.Shape}";
        }
    }

    private static IEnumerable<Node> Shown(Step step, ProgramScope scope) => step is ProductStep product
        ? new[] { product.Result }
        : step.Nodes.Where(node => node.Primitive is not (BatchBroadcastPrimitive or ElementwisePrimitive { Expression: OperandExpression }) || scope.IsStored(node.Id));

    private static string Formula(Node node, Step step, ProgramScope scope)
    {
        string Name(int id) => scope.Name(Source(id, step, scope));
        if (step is ProductStep fused)
        {
            var inner = ((IProductPrimitive)fused.Product.Primitive).Formula(Name(fused.Product.Operands[0]), Name(fused.Product.Operands[1]));
            if (fused.Bias is not null) inner += $" + {Name(fused.Bias.Operands[1])}";
            if (fused.Epilogue is not { } epilogue) return inner;
            return fused.Combination is null ? epilogue.ToString().Replace("x0", inner) : ExpressionWriter.Trim(Named(epilogue, new[] { $"({inner})", Name(fused.Beside) }));
        }

        return node.Primitive switch
        {
            ElementwisePrimitive elementwise => ExpressionWriter.Trim(Named(elementwise.Expression, node.Operands.Select(Name).ToArray())),
            MatMulPrimitive matMul => $"{Name(node.Operands[0])}{(matMul.TransposeA ? "ᵀ" : "")}·{Name(node.Operands[1])}{(matMul.TransposeB ? "ᵀ" : "")}",
            GatherPrimitive => $"{Name(node.Operands[0])}[{Name(node.Operands[1])}]",
            OuterSumPrimitive => $"Σ {Name(node.Operands[0])}ᵀ·{Name(node.Operands[1])} over the batch",
            IProductPrimitive product => product.Formula(Name(node.Operands[0]), Name(node.Operands[1])),
            ConvWeightGradientPrimitive => $"Σ {Name(node.Operands[0])} ∗ {Name(node.Operands[1])} over the batch",
            var other when node.Operands.Count == 0 => other.Name,
            var other => $"{other.Name} of {string.Join(", ", node.Operands.Select(Name))}",
        };
    }

    /// <summary>The value that a copy within the step copies: the code has no name for the copy.</summary>
    private static int Source(int id, Step step, ProgramScope scope)
    {
        var node = scope.Node(scope.Root(id));
        while (step is LoopStep && !scope.IsStored(node.Id) && node.Primitive is (BatchBroadcastPrimitive or ElementwisePrimitive { Expression: OperandExpression }))
            node = scope.Node(scope.Root(node.Operands[0]));
        return node.Id;
    }

    private static string Named(Expression expression, string[] names) =>
        expression.Replace(leaf => leaf is OperandExpression o ? new Named_(names[o.Index]) : null).ToString();

    private sealed record Named_(string Text) : Leaf
    {
        public override string ToString() => Text;
    }
}
