using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Names of values and where they come from, for messages and emitted code.</summary>
internal sealed partial class Evaluator
{
    private readonly HashSet<int> counted = new();

    /// <summary>A variable's name is better than kind and counter, and not as good as a name that the user gave to the layer.</summary>
    private void NameAfter(Value value, string variable)
    {
        if (value.Node.Primitive is InputPrimitive or ParameterPrimitive or BufferPrimitive) return;
        if (value.Node.Name.Length > 0 && !counted.Remove(value.Id)) return;
        graph.Rename(value, variable);
    }

    private void NameLayer(Value value, string name, bool given)
    {
        graph.Rename(value, name);
        if (!given) counted.Add(value.Id);
    }

    // A loop comes to the same piece of source many times.
    private readonly Dictionary<SyntaxNode, Origin> origins = new();

    private Origin OriginAt(SyntaxNode syntax)
    {
        if (!origins.TryGetValue(syntax, out var origin)) origins.Add(syntax, origin = OriginOf(syntax));
        return origin;
    }

    /// <summary>File, line and statement of a piece of source.</summary>
    public static Origin OriginOf(SyntaxNode syntax)
    {
        var statement = syntax.FirstAncestorOrSelf<SyntaxNode>(node => node is StatementSyntax or ArrowExpressionClauseSyntax or AttributeSyntax or MemberDeclarationSyntax);
        var shown = statement switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            StatementSyntax or AttributeSyntax => statement,
            _ => syntax,
        };
        // A loop's or an if's own expression, not the whole body.
        if (shown is ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or IfStatementSyntax or SwitchStatementSyntax or BlockSyntax or LocalFunctionStatementSyntax) shown = syntax;
        var line = syntax.GetLocation().GetLineSpan();
        return new Origin(FileName(line.Path), line.StartLinePosition.Line + 1, Formats.OneLine(shown.ToString()));
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(new[] { '/', '\\' }) + 1);
}
