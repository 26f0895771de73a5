using System;
using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>Ranges of settings; the message names the setting and its value.</summary>
internal static class Hyperparameter
{
    public static double AtLeastZero(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number of at least 0");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number above 0");

    /// <summary>0 ≤ value &lt; 1: factors of running averages.</summary>
    public static double Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and below 1");

    public static double Between(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high ? value : throw new ArgumentOutOfRangeException(name, value, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} must be from {low} to {high}"));

    public static int AtLeast(int value, int low, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {low}");
}
