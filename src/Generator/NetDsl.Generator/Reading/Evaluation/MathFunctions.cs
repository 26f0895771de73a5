using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Math and MathF: on numbers they compute, on a symbol they are a formula.</summary>
internal static class MathFunctions
{
    private static readonly Dictionary<string, (Func<double[], double> Number, Func<Expression[], Expression>? Symbol)> Table = new(StringComparer.Ordinal)
    {
        ["Abs"] = (a => Math.Abs(a[0]), e => Scalar.Abs.Of(e)),
        ["Acos"] = (a => Math.Acos(a[0]), null),
        ["Asin"] = (a => Math.Asin(a[0]), null),
        ["Atan"] = (a => Math.Atan(a[0]), null),
        ["Atan2"] = (a => Math.Atan2(a[0], a[1]), null),
        ["Cbrt"] = (a => a[0] < 0 ? -Math.Pow(-a[0], 1.0 / 3) : Math.Pow(a[0], 1.0 / 3), null),
        ["Ceiling"] = (a => Math.Ceiling(a[0]), e => Scalar.Ceiling.Of(e)),
        ["Clamp"] = (a => Math.Min(Math.Max(a[0], a[1]), a[2]), e => Scalar.Minimum.Of(Scalar.Maximum.Of(e[0], e[1]), e[2])),
        ["Cos"] = (a => Math.Cos(a[0]), e => Scalar.Cos.Of(e)),
        ["Cosh"] = (a => Math.Cosh(a[0]), e => (Scalar.Exp.Of(e[0]) + Scalar.Exp.Of(-e[0])) * 0.5),
        ["Exp"] = (a => Math.Exp(a[0]), e => Scalar.Exp.Of(e)),
        ["Floor"] = (a => Math.Floor(a[0]), e => Scalar.Floor.Of(e)),
        ["FusedMultiplyAdd"] = (a => (a[0] * a[1]) + a[2], e => (e[0] * e[1]) + e[2]),
        ["Log"] = (a => a.Length == 1 ? Math.Log(a[0]) : Math.Log(a[0], a[1]), e => e.Length == 1 ? Scalar.Log.Of(e) : Scalar.Log.Of(e[0]) / Scalar.Log.Of(e[1])),
        ["Log10"] = (a => Math.Log10(a[0]), e => Scalar.Log.Of(e) * (1 / Math.Log(10))),
        ["Log2"] = (a => Log2(a[0]), e => Scalar.Log.Of(e) * (1 / Math.Log(2))),
        ["Max"] = (a => Math.Max(a[0], a[1]), e => Scalar.Maximum.Of(e)),
        ["Min"] = (a => Math.Min(a[0], a[1]), e => Scalar.Minimum.Of(e)),
        ["Pow"] = (a => Math.Pow(a[0], a[1]), e => Scalar.Power.Of(e)),
        ["Round"] = (a => a.Length == 1 ? Math.Round(a[0]) : Math.Round(a[0], (int)a[1]), e => Scalar.Round.Of(e[0])),
        ["Sign"] = (a => Math.Sign(a[0]), e => Scalar.Sign.Of(e)),
        ["Sin"] = (a => Math.Sin(a[0]), e => Scalar.Sin.Of(e)),
        ["Sinh"] = (a => Math.Sinh(a[0]), e => (Scalar.Exp.Of(e[0]) - Scalar.Exp.Of(-e[0])) * 0.5),
        ["Sqrt"] = (a => Math.Sqrt(a[0]), e => Scalar.Sqrt.Of(e)),
        ["Tan"] = (a => Math.Tan(a[0]), e => Scalar.Sin.Of(e) / Scalar.Cos.Of(e)),
        ["Tanh"] = (a => Math.Tanh(a[0]), e => Scalar.Tanh.Of(e)),
        ["Truncate"] = (a => Math.Truncate(a[0]), e => Scalar.Truncate.Of(e)),
    };

    /// <summary>True for the holders of these functions: Math, MathF, and the number types themselves (<c>float.Exp</c>).</summary>
    public static bool IsHolder(ITypeSymbol? type) =>
        type.IsIn("System", "Math") || type.IsIn("System", "MathF") || type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Int32 or SpecialType.System_Int64;

    /// <summary>The value, in the type that the method returns; null where there is no such function.</summary>
    public static object? Compute(IMethodSymbol method, double[] arguments) =>
        Table.TryGetValue(method.Name, out var function) ? Numbers.To(function.Number(arguments), method.ReturnType.SpecialType) : null;

    /// <summary>The formula; null where no derivative is known.</summary>
    public static Expression? Formula(IMethodSymbol method, Expression[] arguments) =>
        Table.TryGetValue(method.Name, out var function) ? function.Symbol?.Invoke(arguments) : null;

    // Powers of two, as sizes of layers are, stay exact.
    private static double Log2(double x)
    {
        var estimate = Math.Log(x) / Math.Log(2);
        var whole = Math.Round(estimate);
        return Math.Pow(2, whole) == x ? whole : estimate;
    }
}
