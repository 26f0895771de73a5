using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetDsl.CodeFixes;

/// <summary>One way to mend a mistake.</summary>
/// <param name="Title">What the editor's menu shows.</param>
/// <param name="Key">The same for every place that is mended this way, so that all of them can be mended together.</param>
internal sealed record Edit(string Title, string Key, IReadOnlyList<Change> Changes)
{
    public Edit(string title, string key, params Change[] changes) : this(title, key, (IReadOnlyList<Change>)changes)
    {
    }
}

/// <summary>A piece of a file and the text that takes its place.</summary>
internal sealed record Change(SyntaxTree Tree, TextChange Text)
{
    public static Change Replace(SyntaxNode node, string text) => new(node.SyntaxTree, new TextChange(node.Span, text));

    public static Change Replace(SyntaxToken token, string text) => new(token.SyntaxTree!, new TextChange(token.Span, text));

    public static Change Insert(SyntaxTree tree, int position, string text) => new(tree, new TextChange(new TextSpan(position, 0), text));

    public static Change Remove(SyntaxTree tree, int start, int end) => new(tree, new TextChange(TextSpan.FromBounds(start, end), ""));
}
