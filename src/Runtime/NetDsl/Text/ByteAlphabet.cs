using System.Collections.Generic;
using System.Text;

namespace NetDsl.Text;

/// <summary>
/// Bytes as characters that can be seen, as the files of byte-level vocabularies hold them: what is printable stands for itself, the others follow from
/// U+0100 on.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] Characters = new char[256];
    private static readonly Dictionary<char, byte> Bytes = new(256);

    static ByteAlphabet()
    {
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            var printable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            Characters[value] = (char)(printable ? value : next++);
            Bytes.Add(Characters[value], (byte)value);
        }
    }

    /// <summary>The character of a byte.</summary>
    public static char Of(byte value) => Characters[value];

    /// <summary>A text's UTF-8 bytes as characters.</summary>
    public static string Encode(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return string.Create(bytes.Length, bytes, (characters, source) =>
        {
            for (var i = 0; i < source.Length; i++) characters[i] = Characters[source[i]];
        });
    }

    /// <summary>The text of some characters; bytes that are no UTF-8, as at a cut through a letter, become U+FFFD.</summary>
    public static string Decode(string characters)
    {
        var bytes = new List<byte>(characters.Length);
        foreach (var character in characters)
        {
            if (Bytes.TryGetValue(character, out var value)) bytes.Add(value);
            else bytes.AddRange(Encoding.UTF8.GetBytes(character.ToString()));
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
