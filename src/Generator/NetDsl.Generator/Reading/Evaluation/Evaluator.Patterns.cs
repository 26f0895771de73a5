using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Patterns over values known at build time. Null means that the pattern failed and has been told.</summary>
internal sealed partial class Evaluator
{
    private object? IsPattern(IIsPatternOperation pattern, Frame frame)
    {
        var value = Evaluate(pattern.Value, frame);
        // `tensor is null` asks nothing of the tensor's numbers.
        if (value is Value && IsNull(pattern.Pattern)) return false;
        if (value is Value && pattern.Pattern is INegatedPatternOperation { Pattern: { } inner } && IsNull(inner)) return true;
        if (pattern.Pattern is not IDeclarationPatternOperation && !IsDecidable(pattern.Value, value)) return Poison.Instance;
        return Matches(pattern.Pattern, value, frame) is { } matched ? matched : Poison.Instance;
    }

    private static bool IsNull(IPatternOperation pattern) =>
        pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } };

    private bool? Matches(IPatternOperation pattern, object? value, Frame frame)
    {
        Count(pattern, 1);
        switch (pattern)
        {
            case IDiscardPatternOperation: return true;
            case IConstantPatternOperation constant:
                var expected = Evaluate(constant.Value, frame);
                return IsPoison(expected) || IsPoison(value) ? null : Same(value, expected);
            case IRelationalPatternOperation relational:
                if (value is null) return false;
                return Compute(relational, relational.OperatorKind, value, Evaluate(relational.Value, frame)) as bool?;
            case INegatedPatternOperation negated: return !Matches(negated.Pattern, value, frame);
            case IBinaryPatternOperation binary:
                if (Matches(binary.LeftPattern, value, frame) is not { } left) return null;
                var or = binary.OperatorKind == BinaryOperatorKind.Or;
                return left == or ? left : Matches(binary.RightPattern, value, frame);
            case IDeclarationPatternOperation declaration:
                if (value is null && !declaration.MatchesNull) return false;
                if (declaration.DeclaredSymbol is { } symbol) frame.Declare(symbol, value);
                return true;
            case IRecursivePatternOperation { DeclaredSymbol: null, PropertySubpatterns.Length: 0 } positional when Parts(value) is { } parts && parts.Count == positional.DeconstructionSubpatterns.Length:
                for (var i = 0; i < parts.Count; i++)
                {
                    if (Matches(positional.DeconstructionSubpatterns[i], parts[i], frame) is not { } matched) return null;
                    if (!matched) return false;
                }

                return true;
            default:
                Unsupported(pattern, "this pattern", "use constants, comparisons, and, or, not, and tuples of these");
                return null;
        }
    }

    /// <summary>Equality of values known at build time.</summary>
    private static bool Same(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (TupleValue x, TupleValue y) => x.Items.Length == y.Items.Length && x.Items.Zip(y.Items, Same).All(same => same),
        (Shape x, Shape y) => x == y,
        (Value x, Value y) => x.Id == y.Id,
        (SequenceValue or FunctionValue, _) => ReferenceEquals(a, b),
        _ => a.GetType() == b.GetType() ? a.Equals(b) : Numbers.Equal(a, b),
    };

    private static IReadOnlyList<object?>? Parts(object? value) => value switch
    {
        TupleValue tuple => tuple.Items,
        Shape shape => shape.Dimensions.Select(d => (object?)d).ToList(),
        _ => null,
    };
}
