using System;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Powers as messages print them.</summary>
internal static class Powers
{
    /// <summary>A number raised: ⁻¹⁰.</summary>
    public static string Raised(int exponent) => new(exponent.ToString(CultureInfo.InvariantCulture).Select(c => c switch
    {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => (char)('⁰' + (c - '0')),
    }).ToArray());

    /// <summary>Two digits that count: 0.000015; below a billionth with an exponent.</summary>
    public static string Short(double value)
    {
        if (value is < 1e-9 and > 0) return value.ToString("0.#e-0", CultureInfo.InvariantCulture).Replace('-', '−');
        var decimals = value <= 0 || value >= 10 ? 0 : Math.Min(15, 1 - (int)Math.Floor(Math.Log10(value)));
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }
}
