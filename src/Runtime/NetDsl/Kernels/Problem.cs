using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NetDsl.Kernels;

/// <summary>The text of a failed check, put together only where it failed: a check that holds allocates nothing.</summary>
[InterpolatedStringHandler]
internal readonly ref struct Problem
{
    private readonly StringBuilder? text;

    public Problem(int literalLength, int formattedCount, bool holds, out bool wanted)
    {
        wanted = !holds;
        text = holds ? null : new StringBuilder(literalLength + (8 * formattedCount));
    }

    public void AppendLiteral(string value) => text!.Append(value);

    public void AppendFormatted<T>(T value)
        where T : IFormattable => text!.Append(value.ToString(null, CultureInfo.InvariantCulture));

    public override string ToString() => text?.ToString() ?? string.Empty;

    /// <summary>Throws unless a condition holds.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void Require(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref Problem problem)
    {
        if (!holds) throw new ArgumentException(problem.ToString());
    }
}
