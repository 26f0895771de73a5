using System;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;

namespace NetDsl.Analyzers;

/// <summary>A title or reason that is read in the reader's language.</summary>
internal sealed class LocalizedText : LocalizableString
{
    private readonly Message text;

    private LocalizedText(Message text) => this.text = text;

    public static LocalizableString Of(Message text) => new LocalizedText(text);

    protected override string GetText(IFormatProvider? formatProvider) => text.ToString(null, formatProvider);

    protected override int GetHash() => text.GetHashCode();

    protected override bool AreEqual(object? other) => other is LocalizedText localized && text.Equals(localized.text);
}
