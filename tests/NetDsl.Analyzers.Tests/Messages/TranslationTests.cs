using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Every text that a user can read has a Spanish one, with the same places, and there is none without use.</summary>
public sealed partial class TranslationTests
{
    [Fact]
    public void Every_text_has_a_translation_and_every_translation_a_text()
    {
        var texts = EnglishTexts.Read(Analysis.Root());
        var spanish = Spanish();

        Assert.Empty(texts.Errors);
        Assert.Empty(texts.Untranslatable);
        Assert.True(texts.Formats.Count > 300, $"only {texts.Formats.Count} texts were found");
        Assert.Equal([], texts.Formats.Where(text => HasWords(text) && !spanish.ContainsKey(text)));
        Assert.Equal([], spanish.Keys.Where(text => !texts.Formats.Contains(text)));
    }

    [Fact]
    public void A_translation_has_the_same_places() =>
        Assert.Equal([], Spanish().Where(pair => !Places(pair.Key).SequenceEqual(Places(pair.Value))).Select(pair => pair.Value));

    private static Dictionary<string, string> Spanish() =>
        XDocument.Load(Path.Combine(Analysis.Root(), "src/Generator/NetDsl.Compiler/Messages/Messages.es.resx")).Root!.Elements("data")
            .ToDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Element("value")!.Value, StringComparer.Ordinal);

    /// <summary>True for a text in which something can be translated: keywords of C# and letters of formulas are the same everywhere.</summary>
    private static bool HasWords(string text) => Words().Matches(Place().Replace(text, " "))
        .Any(word => SyntaxFacts.GetKeywordKind(word.Value) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(word.Value) == SyntaxKind.None && word.Value != "dynamic");

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();
}
