using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Generator;

/// <summary>C#'s arithmetic on values known at build time, always checked: a silent overflow would become a wrong layer.</summary>
internal static class Numbers
{
    public static bool IsNumber(object? value) => value is int or long or float or double or uint or ulong or short or ushort or byte or sbyte or char;

    public static bool Equal(object a, object b) => IsNumber(a) && IsNumber(b) && ToDouble(a) == ToDouble(b);

    public static double ToDouble(object? value) => value is char c ? c : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>The value in another numeric type; throws <see cref="OverflowException"/> where an integer does not fit.</summary>
    public static object? To(object? value, SpecialType type)
    {
        if (value is char c) value = (int)c;
        if (!IsNumber(value)) return value;
        if (value is float or double && type is (SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Char))
            value = Truncated(ToDouble(value));
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            SpecialType.System_Int32 => Convert.ToInt32(value, culture),
            SpecialType.System_Int64 => Convert.ToInt64(value, culture),
            SpecialType.System_UInt32 => Convert.ToUInt32(value, culture),
            SpecialType.System_UInt64 => Convert.ToUInt64(value, culture),
            SpecialType.System_Int16 => Convert.ToInt16(value, culture),
            SpecialType.System_UInt16 => Convert.ToUInt16(value, culture),
            SpecialType.System_Byte => Convert.ToByte(value, culture),
            SpecialType.System_SByte => Convert.ToSByte(value, culture),
            SpecialType.System_Char => (char)Convert.ToUInt16(value, culture),
            SpecialType.System_Single => Convert.ToSingle(value, culture),
            SpecialType.System_Double => Convert.ToDouble(value, culture),
            _ => value,
        };
    }

    /// <summary>The result of an operator, or null where C# has none for these operands.</summary>
    public static object? Binary(BinaryOperatorKind kind, object? a, object? b)
    {
        if (a is bool p && b is bool q) return Logic(kind, p, q);
        if (kind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift)
            return Shift(kind, a, b is int count ? count : (int)ToDouble(b));
        if (a is string || b is string) return kind == BinaryOperatorKind.Add ? Formats.Invariant(a) + Formats.Invariant(b) : Text(kind, a, b);
        if (!IsNumber(a) || !IsNumber(b)) return null;
        if (a is double || b is double) return Floating(kind, ToDouble(a), ToDouble(b));
        if (a is float || b is float) return Single(kind, (float)ToDouble(a), (float)ToDouble(b));
        if (a is ulong || b is ulong) return Unsigned(kind, (ulong)To(a, SpecialType.System_UInt64)!, (ulong)To(b, SpecialType.System_UInt64)!);
        var wide = Whole(kind, (long)To(a, SpecialType.System_Int64)!, (long)To(b, SpecialType.System_Int64)!);
        if (wide is not long result || a is long || b is long) return wide;
        // As objects: a conditional of numbers would make every int a long.
        return a is uint && b is uint ? (object)checked((uint)result) : a is uint || b is uint ? result : (object)checked((int)result);
    }

    public static object? Unary(UnaryOperatorKind kind, object? a) => (kind, a) switch
    {
        (UnaryOperatorKind.Not, bool b) => !b,
        (UnaryOperatorKind.Plus, _) => a is char or short or ushort or byte or sbyte ? To(a, SpecialType.System_Int32) : a,
        (UnaryOperatorKind.Minus, double d) => -d,
        (UnaryOperatorKind.Minus, float f) => -f,
        (UnaryOperatorKind.Minus, long l) => checked(-l),
        (UnaryOperatorKind.Minus, uint u) => -(long)u,
        (UnaryOperatorKind.Minus, int or short or ushort or byte or sbyte or char) => checked(-(int)To(a, SpecialType.System_Int32)!),
        (UnaryOperatorKind.BitwiseNegation, int i) => ~i,
        (UnaryOperatorKind.BitwiseNegation, long l) => ~l,
        (UnaryOperatorKind.BitwiseNegation, uint u) => ~u,
        (UnaryOperatorKind.BitwiseNegation, ulong u) => ~u,
        _ => null,
    };

    private static double Truncated(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? throw new OverflowException() : Math.Truncate(value);

    private static object? Logic(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => a && b,
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => a || b,
        BinaryOperatorKind.ExclusiveOr => a ^ b,
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals => a != b,
        _ => null,
    };

    private static object? Text(BinaryOperatorKind kind, object? a, object? b) => kind switch
    {
        BinaryOperatorKind.Equals => Equals(a, b),
        BinaryOperatorKind.NotEquals => !Equals(a, b),
        _ => null,
    };

    private static object? Shift(BinaryOperatorKind kind, object? a, int count) => (kind, a) switch
    {
        // A shift left that drops bits is an overflow like any other.
        (BinaryOperatorKind.LeftShift, int i) => checked((int)((long)i << (count & 31))),
        (BinaryOperatorKind.LeftShift, long l) => l << count >> count == l ? l << count : throw new OverflowException(),
        (BinaryOperatorKind.LeftShift, uint u) => u << count,
        (BinaryOperatorKind.LeftShift, ulong u) => u << count,
        (BinaryOperatorKind.RightShift, int i) => i >> count,
        (BinaryOperatorKind.RightShift, long l) => l >> count,
        (BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift, uint u) => u >> count,
        (BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift, ulong u) => u >> count,
        (BinaryOperatorKind.UnsignedRightShift, int i) => (int)((uint)i >> count),
        (BinaryOperatorKind.UnsignedRightShift, long l) => (long)((ulong)l >> count),
        (_, short or ushort or byte or sbyte or char) => Shift(kind, To(a, SpecialType.System_Int32), count),
        _ => null,
    };

    private static object? Whole(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => checked(a + b),
        BinaryOperatorKind.Subtract => checked(a - b),
        BinaryOperatorKind.Multiply => checked(a * b),
        BinaryOperatorKind.Divide => b == -1 ? checked(-a) : a / b,
        BinaryOperatorKind.Remainder => b == -1 ? 0L : a % b,
        BinaryOperatorKind.And => a & b,
        BinaryOperatorKind.Or => a | b,
        BinaryOperatorKind.ExclusiveOr => a ^ b,
        _ => Order(kind, a.CompareTo(b)),
    };

    private static object? Unsigned(BinaryOperatorKind kind, ulong a, ulong b) => kind switch
    {
        BinaryOperatorKind.Add => checked(a + b),
        BinaryOperatorKind.Subtract => checked(a - b),
        BinaryOperatorKind.Multiply => checked(a * b),
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        BinaryOperatorKind.And => a & b,
        BinaryOperatorKind.Or => a | b,
        BinaryOperatorKind.ExclusiveOr => a ^ b,
        _ => Order(kind, a.CompareTo(b)),
    };

    private static object? Order(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.Equals => order == 0,
        BinaryOperatorKind.NotEquals => order != 0,
        BinaryOperatorKind.LessThan => order < 0,
        BinaryOperatorKind.LessThanOrEqual => order <= 0,
        BinaryOperatorKind.GreaterThan => order > 0,
        BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
        _ => null,
    };

    private static object? Single(BinaryOperatorKind kind, float a, float b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        _ => Floating(kind, a, b),
    };

    private static object? Floating(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.Remainder => a % b,
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals => a != b,
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        _ => null,
    };
}
