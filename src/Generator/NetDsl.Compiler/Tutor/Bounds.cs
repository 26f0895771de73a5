using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What is known of a value's size.</summary>
/// <param name="Zero">True where the value can be exactly 0, as behind a ReLU; false where it only comes near, as behind exp.</param>
internal readonly record struct Bounds(double Low, double High, bool Zero)
{
    public static Bounds Unknown { get; } = new(double.NegativeInfinity, double.PositiveInfinity, true);

    /// <summary>Never below 0, and 0 itself is met: the place where slopes of roots and logarithms are infinite.</summary>
    public bool TouchesZero => Low == 0 && High > 0 && Zero;

    private bool Positive => Low > 0 || (Low == 0 && !Zero);

    public static Bounds Of(double value) => new(value, value, value == 0);

    public static Bounds Between(double low, double high) => new(low, high, low <= 0 && high >= 0);

    public Bounds Or(Bounds other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High), Zero || other.Zero);

    /// <summary>The sum of any number of such values.</summary>
    public Bounds Sum() => new(Low >= 0 ? Low : double.NegativeInfinity, High <= 0 ? High : double.PositiveInfinity, Zero || Low < 0);

    /// <summary>The bounds of an expression over values with these bounds.</summary>
    public static Bounds Of(Expression expression, Func<int, Bounds> operand) => expression switch
    {
        ConstantExpression constant => Of(constant.Value),
        OperandExpression leaf => operand(leaf.Index),
        BatchSizeExpression => new Bounds(1, double.PositiveInfinity, false),
        CallExpression call => Of(call.Function, call.Arguments.Select(argument => Of(argument, operand)).ToArray(), call.Arguments.ToArray()),
        _ => Unknown,
    };

    private static Bounds Of(ScalarFunction function, Bounds[] a, Expression[] written)
    {
        if (function == Scalar.Multiply) return written[0] == written[1] ? Square(a[0]) : Product(a[0], a[1]);
        if (function == Scalar.Add) return Plus(a[0], a[1]);
        if (function == Scalar.Subtract) return Plus(a[0], Minus(a[1]));
        if (function == Scalar.Negate) return Minus(a[0]);
        if (function == Scalar.Divide) return Product(a[0], Inverse(a[1]));
        if (function == Scalar.Abs) return a[0].Low >= 0 ? a[0] : new Bounds(a[0].High <= 0 ? -a[0].High : 0, Math.Max(-a[0].Low, a[0].High), a[0].Zero);
        if (function == Scalar.Relu) return Larger(a[0], Of(0));
        if (function == Scalar.Maximum) return Larger(a[0], a[1]);
        if (function == Scalar.Minimum) return Minus(Larger(Minus(a[0]), Minus(a[1])));
        if (function == Scalar.Exp) return new Bounds(Math.Exp(a[0].Low), Math.Exp(a[0].High), false);
        if (function == Scalar.Sigmoid) return new Bounds(0, 1, false);
        if (function == Scalar.Tanh || function == Scalar.Sin || function == Scalar.Cos) return new Bounds(-1, 1, true);
        if (function == Scalar.Sqrt) return a[0].Low >= 0 ? new Bounds(Math.Sqrt(a[0].Low), Math.Sqrt(a[0].High), a[0].Zero) : new Bounds(0, double.PositiveInfinity, a[0].Zero);
        if (function == Scalar.Power && written[1] is ConstantExpression { Value: > 0 } exponent && exponent.Value % 2 == 0) return Square(a[0]);
        if (function == Scalar.Select) return a[1].Or(a[2]);
        return function is Comparison ? Between(0, 1) : Unknown;
    }

    private static Bounds Square(Bounds x) => new(x.Low > 0 ? x.Low * x.Low : x.High < 0 ? x.High * x.High : 0, double.PositiveInfinity, x.Zero);

    private static Bounds Minus(Bounds x) => new(-x.High, -x.Low, x.Zero);

    private static Bounds Plus(Bounds x, Bounds y)
    {
        var low = x.Low + y.Low;
        // A limit that only comes near 0 is not met: 1 − σ(x).
        return new Bounds(low, x.High + y.High, low < 0 ? x.High + y.High >= 0 : low == 0 && x.Zero && y.Zero);
    }

    private static Bounds Product(Bounds x, Bounds y)
    {
        if (x.Low >= 0 && y.Low >= 0) return new Bounds(Times(x.Low, y.Low), Times(x.High, y.High), x.Zero || y.Zero);
        if (x.High <= 0 && y.High <= 0) return Product(Minus(x), Minus(y));
        return x.Low >= 0 && y.High <= 0 ? Minus(Product(x, Minus(y))) : x.High <= 0 && y.Low >= 0 ? Minus(Product(Minus(x), y)) : Unknown with { Zero = x.Zero || y.Zero };
    }

    private static Bounds Inverse(Bounds x) => x.Positive
        ? new Bounds(double.IsInfinity(x.High) ? 0 : 1 / x.High, x.Low == 0 ? double.PositiveInfinity : 1 / x.Low, false)
        : new Bounds(x.Low >= 0 ? 0 : double.NegativeInfinity, double.PositiveInfinity, false);

    private static Bounds Larger(Bounds x, Bounds y) =>
        new(Math.Max(x.Low, y.Low), Math.Max(x.High, y.High), !x.Positive && !y.Positive && Math.Max(x.High, y.High) >= 0 && Math.Max(x.Low, y.Low) <= 0);

    private static double Times(double a, double b) => a == 0 || b == 0 ? 0 : a * b;
}
