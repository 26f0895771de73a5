using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Switch statements, switch expressions, ?: and ??.</summary>
internal sealed partial class Evaluator
{
    private Flow Switch(ISwitchOperation choice, Frame frame)
    {
        var value = Evaluate(choice.Value, frame);
        if (!IsDecidable(choice.Value, value)) return SkipSwitch(choice, frame);
        ISwitchCaseOperation? chosen = null;
        foreach (var candidate in choice.Cases)
            foreach (var clause in candidate.Clauses)
                switch (Matches(clause, value, frame))
                {
                    case null: return SkipSwitch(choice, frame);
                    case true when chosen is null: chosen = candidate; break;
                }

        chosen ??= choice.Cases.FirstOrDefault(candidate => candidate.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
        if (chosen is null) return Flow.Next;
        var flow = Run(chosen.Body, frame);
        return flow == Flow.Break ? Flow.Next : flow;
    }

    private Flow SkipSwitch(ISwitchOperation choice, Frame frame)
    {
        Forget(choice, frame);
        if (!choice.Descendants().Any(operation => operation is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Continue })) return Flow.Next;
        frame.Result = Poison.Instance;
        return Flow.Unknown;
    }

    private bool? Matches(ICaseClauseOperation clause, object? value, Frame frame)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single: return Same(value, Evaluate(single.Value, frame));
            case IPatternCaseClauseOperation pattern:
                if (Matches(pattern.Pattern, value, frame) is not { } matched) return null;
                return matched && pattern.Guard is { } guard ? Condition(guard, frame) as bool? : matched;
            case IDefaultCaseClauseOperation: return false;
            default:
                Unsupported(clause);
                return null;
        }
    }

    private object? SwitchExpression(ISwitchExpressionOperation choice, Frame frame)
    {
        var value = Evaluate(choice.Value, frame);
        if (!IsDecidable(choice.Value, value)) return Poison.Instance;
        foreach (var arm in choice.Arms)
        {
            if (Matches(arm.Pattern, value, frame) is not { } matched) return Poison.Instance;
            if (matched && arm.Guard is { } guard)
            {
                if (Condition(guard, frame) is not bool met) return Poison.Instance;
                matched = met;
            }

            if (matched) return Evaluate(arm.Value, frame);
        }

        return Fail("NDSL2013", choice.Value, $"no arm of this switch fits {Formats.Invariant(value)}: add one, or the discard _");
    }

    /// <summary>False, and told, where a switch asks for the numbers of a tensor.</summary>
    private bool IsDecidable(IOperation at, object? value)
    {
        switch (value)
        {
            case Poison: return false;
            case Value tensor:
                TensorCondition(at, tensor, "NDSL2005");
                return false;
            case ScalarValue:
                Unsupported(at, "a switch on the function's argument", "use if or ?:");
                return false;
            default: return true;
        }
    }

    private object? Choice(IConditionalOperation conditional, Frame frame)
    {
        switch (Condition(conditional.Condition, frame))
        {
            case bool met:
                var chosen = met ? conditional.WhenTrue : conditional.WhenFalse;
                return chosen is null ? Poison.Instance : Evaluate(chosen, frame);
            case ScalarValue symbolic when conditional.WhenFalse is { } otherwise:
                return Select(conditional, symbolic, Evaluate(conditional.WhenTrue, frame), Evaluate(otherwise, frame));
            default: return Poison.Instance;
        }
    }

    private object? Coalesce(ICoalesceOperation coalesce, Frame frame) =>
        Evaluate(coalesce.Value, frame) ?? Evaluate(coalesce.WhenNull, frame);

    private object? CoalesceAssignment(ICoalesceAssignmentOperation coalesce, Frame frame)
    {
        var value = Evaluate(coalesce.Target, frame);
        if (value is not null) return value;
        value = Evaluate(coalesce.Value, frame);
        Assign(coalesce.Target, value, frame);
        return value;
    }
}
