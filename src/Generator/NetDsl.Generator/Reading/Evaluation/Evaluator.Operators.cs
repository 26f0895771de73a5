using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Operators and conversions on values known at build time; tensors and formulas go to their own files.</summary>
internal sealed partial class Evaluator
{
    private object? Binary(IBinaryOperation binary, Frame frame)
    {
        var left = Evaluate(binary.LeftOperand, frame);
        // && and || do not look at their right side where the left one decides.
        if (left is true && binary.OperatorKind == BinaryOperatorKind.ConditionalOr) return true;
        if (left is false && binary.OperatorKind == BinaryOperatorKind.ConditionalAnd) return false;
        var right = Evaluate(binary.RightOperand, frame);
        return Compute(binary, binary.OperatorKind, left, right);
    }

    /// <summary>The operator on any two values.</summary>
    private object? Compute(IOperation at, BinaryOperatorKind kind, object? left, object? right)
    {
        if (IsPoison(left) || IsPoison(right)) return Poison.Instance;
        if (left is Value || right is Value)
            return left is null || right is null ? Nullness(at, kind, left, right) : TensorOperator(at, kind, left, right);
        if (left is ScalarValue || right is ScalarValue) return ScalarOperator(at, kind, left, right);
        if (left is Shape or TupleValue or SequenceValue or FunctionValue or null || right is Shape or TupleValue or SequenceValue or FunctionValue or null)
        {
            if (kind is BinaryOperatorKind.Equals) return Same(left, right);
            if (kind is BinaryOperatorKind.NotEquals) return !Same(left, right);
            if (left is not string && right is not string) return left is null || right is null ? Lifted(kind) : Unsupported(at, "this operator", "use it on numbers, bools, texts and tensors");
        }

        try
        {
            if (left is string || right is string) Count(at, (left as string ?? "").Length / 8);
            var result = Numbers.Binary(kind, left, right);
            return result switch
            {
                null => Unsupported(at),
                string { Length: > EvaluationLimits.Characters } => throw new EvaluationLimitException(at.Syntax.GetLocation(), $"this text grows past {EvaluationLimits.Characters:N0} characters while the network is built"),
                _ => result,
            };
        }
        catch (OverflowException)
        {
            return Fail("NDSL2013", at, $"this does not fit its type: {Formats.Invariant(left)} {Symbol(kind)} {Formats.Invariant(right)}; use smaller numbers or long");
        }
        catch (DivideByZeroException)
        {
            return Fail("NDSL2013", at, $"{Formats.Invariant(left)} {Symbol(kind)} 0: the divisor is 0 when the network is built");
        }
    }

    private object? Nullness(IOperation at, BinaryOperatorKind kind, object? left, object? right) => kind switch
    {
        BinaryOperatorKind.Equals => left is null && right is null,
        BinaryOperatorKind.NotEquals => left is not null || right is not null,
        _ => Fail("NDSL2013", at, "one of these tensors is null when the network is built"),
    };

    /// <summary>Arithmetic with null is null, a comparison is false.</summary>
    private static object? Lifted(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual ? false : null;

    private object? Unary(IUnaryOperation unary, Frame frame)
    {
        var value = Evaluate(unary.Operand, frame);
        switch (value)
        {
            case null when unary.Operand.Type.IsAnyTensor(): return Fail("NDSL2013", unary, "this tensor is null when the network is built");
            case Poison or null: return value;
            case Value tensor: return TensorNegation(unary, tensor);
            case ScalarValue scalar: return ScalarUnary(unary, scalar);
        }

        if (unary.OperatorKind == UnaryOperatorKind.Hat) return value is int i ? new IndexValue(i, true) : Poison.Instance;
        try
        {
            return Numbers.Unary(unary.OperatorKind, value) ?? Unsupported(unary);
        }
        catch (OverflowException)
        {
            return Fail("NDSL2013", unary, $"−({Formats.Invariant(value)}) does not fit its type; use long");
        }
    }

    private object? Conversion(IConversionOperation conversion, Frame frame)
    {
        var value = Evaluate(conversion.Operand, frame);
        return Convert(conversion, value, conversion.Type);
    }

    private object? Convert(IOperation at, object? value, ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        if (type is null || value is null or Poison) return value;
        if (type.TypeKind == TypeKind.Enum && type is INamedTypeSymbol { EnumUnderlyingType: { } underlying }) type = underlying;
        switch (value)
        {
            case Value when IsNumeric(type): return Poison.Instance;
            case Value: return value;
            case ScalarValue scalar: return ScalarConversion(at, scalar, type);
            case TupleValue tuple when type is INamedTypeSymbol { IsTupleType: true } target && target.TupleElements.Length == tuple.Items.Length:
                var items = new object?[tuple.Items.Length];
                for (var i = 0; i < items.Length; i++) items[i] = Convert(at, tuple.Items[i], target.TupleElements[i].Type);
                return new TupleValue(items);
        }

        if (type.IsTensor() && Numbers.IsNumber(value)) return graph.Constant(Decimal(value));
        if (type.IsIn("System", "Index") && value is int index) return new IndexValue(index, false);
        if (type.SpecialType == SpecialType.System_Decimal) return Unsupported(at, "decimal", "use double");
        try
        {
            return Numbers.To(value, type.SpecialType);
        }
        catch (OverflowException)
        {
            return Fail("NDSL2013", at, $"{Formats.Invariant(value)} does not fit '{type.ToDisplayString()}'");
        }
    }

    private static bool IsNumeric(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double;

    private static string Symbol(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "−",
        BinaryOperatorKind.Multiply => "×",
        BinaryOperatorKind.Divide => "/",
        BinaryOperatorKind.Remainder => "%",
        BinaryOperatorKind.LeftShift => "<<",
        _ => kind.ToString(),
    };
}
