using System;
using System.Collections.Concurrent;
using System.Linq;

namespace ILGPU.Runtime.Emulation;

/// <summary>A statement of inline PTX: what it does, and its operands, registers by name and C#'s values by number (%0).</summary>
internal sealed record PtxStatement(string Code, string[] Operands)
{
    private static readonly ConcurrentDictionary<string, PtxStatement[]> Known = new();

    /// <summary>The statements of a text.</summary>
    public static PtxStatement[] Read(string text) => Known.GetOrAdd(text, static text =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Of)]);

    /// <summary>The operand's number where it stands for a value of C#; −1 for a register.</summary>
    public static int Number(string operand) => operand[0] == '%' ? int.Parse(operand.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) : -1;

    private static PtxStatement Of(string statement)
    {
        // ".reg .f32 name" has its type as a word of its own.
        int end = statement.StartsWith(".reg ", StringComparison.Ordinal) ? statement.LastIndexOf(' ') : statement.IndexOf(' ');
        return new PtxStatement(statement[..end], [.. statement[end..].Split([',', '{', '}', ' '], StringSplitOptions.RemoveEmptyEntries)]);
    }
}
