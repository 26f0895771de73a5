using Microsoft.CodeAnalysis.CSharp;

namespace NetDsl.Generator;

/// <summary>Names as C# source writes them.</summary>
internal static class Keywords
{
    /// <summary>With an @ where the name is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
