using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Every text that a user can read has a Spanish one, with the same places, and there is none without use.</summary>
public sealed class TranslationTests
{
    [Fact]
    public void Tmp() => File.WriteAllLines("/tmp/english.txt", EnglishTexts.Read(Root()).Formats.Concat(["== untranslatable"]).Concat(EnglishTexts.Read(Root()).Untranslatable).Concat(["== errors"]).Concat(EnglishTexts.Read(Root()).Errors));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NetDsl.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("the repository's root was not found");
        return folder.FullName;
    }
}
