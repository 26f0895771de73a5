using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Interpolated strings, as names of layers use them. Always without the machine's culture.</summary>
internal sealed partial class Evaluator
{
    private object? Interpolated(IInterpolatedStringOperation text, Frame frame)
    {
        var result = new StringBuilder();
        foreach (var part in text.Parts)
        {
            if (part is IInterpolatedStringTextOperation literal)
            {
                result.Append(literal.Text.ConstantValue.Value);
                continue;
            }

            if (part is not IInterpolationOperation hole) return Unsupported(part);
            var value = Evaluate(hole.Expression, frame);
            if (IsPoison(value)) return value;
            if (value is not null && hole.Expression.Type is { TypeKind: TypeKind.Enum } type) value = EnumMember(value, type) ?? value;
            if (value is Value or ScalarValue) return Unsupported(hole.Expression, "a text made of a tensor's values", "use its Shape, Rank or Length");
            try
            {
                var shown = Formats.Invariant(value, hole.FormatString?.ConstantValue.Value as string);
                var width = hole.Alignment?.ConstantValue.Value is int alignment && System.Math.Abs(alignment) < EvaluationLimits.Characters ? alignment : 0;
                result.Append(width < 0 ? shown.PadRight(-width) : shown.PadLeft(width));
            }
            catch (System.FormatException)
            {
                return Fail("NDSL2013", hole, "this format does not fit the value");
            }

            Count(hole, result.Length / 64);
            if (result.Length > EvaluationLimits.Characters)
                throw new EvaluationLimitException(text.Syntax.GetLocation(), $"this text grows past {EvaluationLimits.Characters:N0} characters while the network is built");
        }

        return result.ToString();
    }
}
