using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;

namespace NetDsl.Compiler;

/// <summary>
/// A text for the user, kept apart from its numbers and names until somebody reads it, so that it can be read in the reader's
/// language. An interpolated string becomes one by itself; the English format is the key of its translations. A number with a
/// format (<c>{count:N0}</c>) is written as the language writes numbers, one without as C# does.
/// </summary>
[InterpolatedStringHandler]
public sealed class Message : IFormattable, IEquatable<Message>
{
    private readonly StringBuilder text;
    private readonly List<object> arguments;

    /// <summary>Called by the compiler of C# for an interpolated string.</summary>
    public Message(int literalLength, int formattedCount)
    {
        text = new StringBuilder(literalLength + (4 * formattedCount));
        arguments = new List<object>(formattedCount);
    }

    /// <summary>The English text with numbered places, as <see cref="string.Format(string, object[])"/> takes it.</summary>
    public string Format => text.ToString();

    /// <summary>A text without places. Only what is known at build time of the compiler can be translated.</summary>
    public static implicit operator Message(string text)
    {
        var message = new Message(text.Length, 0);
        message.AppendLiteral(text);
        return message;
    }

    public void AppendLiteral(string literal) => text.Append(literal.Replace("{", "{{").Replace("}", "}}"));

    public void AppendFormatted<T>(T value) => AppendFormatted(value, null);

    public void AppendFormatted<T>(T value, string? format)
    {
        text.Append('{').Append(arguments.Count.ToString(CultureInfo.InvariantCulture));
        if (format is not null) text.Append(':').Append(format);
        text.Append('}');
        arguments.Add(value switch
        {
            // Everything else becomes text at once: a message must not keep a graph alive.
            Message or int or long or float or double => value,
            _ => value?.ToString() ?? "",
        });
    }

    /// <summary>In English.</summary>
    public override string ToString() => In(Language.English);

    /// <summary>In the language of a culture; without one, in that of the user interface.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => In(Language.Of(formatProvider));

    public bool Equals(Message? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Message);

    public override int GetHashCode() => Format.GetHashCode();

    private string In(Language language) => string.Format(language, language.Translate(Format), arguments.ToArray());

    /// <summary>Items as a sentence lists them: <c>a, b and c</c>.</summary>
    public static Message List(IReadOnlyList<string> items) => items.Count == 1
        ? (Message)$"{items[0]}"
        : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[items.Count - 1]}";
}
