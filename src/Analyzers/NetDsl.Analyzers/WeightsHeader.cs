using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.Analyzers;

/// <summary>
/// The header of a safetensors file that the build hands over as text: 8 bytes of length, JSON, then the values. The bytes that are
/// no text may be decoded to anything, so that the length is not relied on: the JSON says itself where it ends.
/// </summary>
internal sealed class WeightsHeader
{
    // The limits of the runtime's reader.
    private const int LargestHeader = 100_000_000;
    private const int Deepest = 8;
    private const int LengthBytes = 8;

    private readonly SourceText text;
    private readonly CancellationToken cancellation;
    private int at;

    private WeightsHeader(SourceText text, int at, CancellationToken cancellation)
    {
        this.text = text;
        this.at = at;
        this.cancellation = cancellation;
    }

    private char Current => at < text.Length && at < LargestHeader ? text[at] : '\0';

    /// <summary>The tensors by name; null where there is no header. Never throws, apart from cancellation.</summary>
    public static IReadOnlyDictionary<string, StoredShape>? Read(SourceText text, CancellationToken cancellation)
    {
        // A byte of the length may look like '{' too: the first one from which a header can be read counts.
        for (var start = 0; start <= LengthBytes && start < text.Length; start++)
            if (text[start] == '{' && new WeightsHeader(text, start, cancellation).Tensors() is { } tensors) return tensors;
        return null;
    }

    /// <summary>The header's JSON alone; empty where the length before it is not that of a header in this file.</summary>
    public static SourceText Text(Stream file)
    {
        var prefix = Bytes(file, LengthBytes);
        var length = prefix.Length < LengthBytes ? 0 : Enumerable.Range(0, LengthBytes).Aggregate(0UL, (sum, i) => sum | ((ulong)prefix[i] << (8 * i)));
        return SourceText.From(length > LargestHeader || (long)length > file.Length - LengthBytes ? "" : Encoding.UTF8.GetString(Bytes(file, (int)length)), Encoding.UTF8);
    }

    private static byte[] Bytes(Stream file, int count)
    {
        var bytes = new byte[count];
        var filled = 0;
        while (filled < count && file.Read(bytes, filled, count - filled) is > 0 and var read) filled += read;
        return filled == count ? bytes : bytes.Take(filled).ToArray();
    }

    private Dictionary<string, StoredShape>? Tensors()
    {
        if (Object(depth: 0) is not { } entries) return null;
        var tensors = new Dictionary<string, StoredShape>(System.StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Key == "__metadata__") continue;
            if (entry.Value is not Dictionary<string, object> tensor || !tensor.TryGetValue("dtype", out var type) || !tensor.TryGetValue("shape", out var shape)) return null;
            if (type is not string name || shape is not List<object> sizes || !sizes.All(size => size is long)) return null;
            tensors[Utf8(entry.Key)] = new StoredShape(name, sizes.Cast<long>().ToList());
        }

        return tensors;
    }

    /// <summary>A name whose bytes were taken for another encoding, because the values after the header are not UTF-8.</summary>
    private string Utf8(string name) => text.Encoding is { } encoding && encoding.CodePage != Encoding.UTF8.CodePage && name.Any(letter => letter > '\x7f')
        ? Encoding.UTF8.GetString(encoding.GetBytes(name))
        : name;

    private object? Value(int depth)
    {
        cancellation.ThrowIfCancellationRequested();
        SkipSpace();
        return depth > Deepest ? null : Current switch
        {
            '{' => Object(depth),
            '[' => Array(depth),
            '"' => String(),
            _ => Number(),
        };
    }

    private Dictionary<string, object>? Object(int depth)
    {
        var entries = new Dictionary<string, object>(System.StringComparer.Ordinal);
        at++;
        if (Take('}')) return entries;
        do
        {
            SkipSpace();
            if (String() is not { } name || entries.ContainsKey(name) || !Take(':') || Value(depth + 1) is not { } value) return null;
            entries.Add(name, value);
        }
        while (Take(','));
        return Take('}') ? entries : null;
    }

    private List<object>? Array(int depth)
    {
        var items = new List<object>();
        at++;
        if (Take(']')) return items;
        do
        {
            if (Value(depth + 1) is not { } item) return null;
            items.Add(item);
        }
        while (Take(','));
        return Take(']') ? items : null;
    }

    private string? String()
    {
        if (!Take('"')) return null;
        var letters = new StringBuilder();
        for (; Current >= ' '; at++)
        {
            if (Current == '"')
            {
                at++;
                return letters.ToString();
            }

            if (Current != '\\') letters.Append(Current);
            else if (Escaped() is { } letter) letters.Append(letter);
            else return null;
        }

        return null;
    }

    private char? Escaped()
    {
        at++;
        switch (Current)
        {
            case '"' or '\\' or '/': return Current;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when at + 4 < text.Length && ushort.TryParse(text.ToString(new TextSpan(at + 1, 4)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return (char)code;
            default: return null;
        }
    }

    /// <summary>Sizes and offsets are whole and not negative; nothing else is a number here.</summary>
    private object? Number()
    {
        var start = at;
        while (Current is >= '0' and <= '9') at++;
        return at - start is > 0 and < 19 ? long.Parse(text.ToString(TextSpan.FromBounds(start, at)), CultureInfo.InvariantCulture) : null;
    }

    private bool Take(char letter)
    {
        SkipSpace();
        if (Current != letter) return false;
        at++;
        return true;
    }

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n') at++;
    }
}
