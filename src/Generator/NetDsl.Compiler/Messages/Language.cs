using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Resources;

namespace NetDsl.Compiler;

/// <summary>A language that messages can be read in: its translations, and how it writes numbers.</summary>
internal sealed class Language : IFormatProvider
{
    public static readonly Language English = new(NumberFormatInfo.InvariantInfo, new Dictionary<string, string>());

    // Space between thousands and a point before decimals, as the Ortografía of the academies allows, so that code in a message stays code.
    private static readonly Lazy<Language> Spanish = new(() => new Language(
        new NumberFormatInfo { NumberGroupSeparator = "\u00A0" },
        Read("NetDsl.Compiler.Messages.es.resources")));

    private readonly NumberFormatInfo numbers;
    private readonly IReadOnlyDictionary<string, string> translations;

    private Language(NumberFormatInfo numbers, IReadOnlyDictionary<string, string> translations)
    {
        this.numbers = numbers;
        this.translations = translations;
    }

    /// <summary>The language of a culture, English where there is no other; without a culture, that of the user interface.</summary>
    public static Language Of(IFormatProvider? provider) => provider as Language
        ?? ((provider as CultureInfo ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "es" ? Spanish.Value : English);

    /// <summary>The text's own translation, or the text where it has none.</summary>
    public string Translate(string english) => translations.TryGetValue(english, out var translated) ? translated : english;

    public object? GetFormat(Type? formatType) => formatType == typeof(NumberFormatInfo) ? numbers : null;

    /// <summary>Out of this very assembly: a compiler that loads analyzers does not look for satellites of theirs.</summary>
    private static Dictionary<string, string> Read(string resource)
    {
        using var stream = typeof(Language).Assembly.GetManifestResourceStream(resource)!;
        using var set = new ResourceSet(stream);
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }
}
