using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Changes of a stack of attributes.</summary>
internal static class Attributes
{
    /// <summary>The layer that an attribute names, <c>Dense</c>.</summary>
    public static string Layer(this AttributeSyntax attribute)
    {
        var name = attribute.Name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    /// <summary>All attributes of the same class or method, in the order in which they are applied.</summary>
    public static IReadOnlyList<AttributeSyntax> Stack(this AttributeSyntax attribute) => attribute.Parent?.Parent switch
    {
        MemberDeclarationSyntax member => member.AttributeLists.SelectMany(list => list.Attributes).ToList(),
        _ => new[] { attribute },
    };

    /// <summary>The attribute before, or after for +1, in the stack.</summary>
    public static AttributeSyntax? Neighbour(this AttributeSyntax attribute, int distance)
    {
        var stack = attribute.Stack();
        var index = stack.Select((a, i) => (a, i)).First(pair => pair.a == attribute).i + distance;
        return index >= 0 && index < stack.Count ? stack[index] : null;
    }

    /// <summary>Puts a layer in front; it is written with the namespace that the attribute is written with.</summary>
    public static Change Before(this AttributeSyntax attribute, string layer) =>
        Change.Insert(attribute.SyntaxTree, attribute.SpanStart, Qualifier(attribute) + layer + ", ");

    public static Change Rename(this AttributeSyntax attribute, string layer) => Change.Replace(attribute.Name, Qualifier(attribute) + layer);

    /// <summary>Takes the attribute away, with its comma, or with its brackets and line where it stands alone.</summary>
    public static Change Remove(this AttributeSyntax attribute)
    {
        var tree = attribute.SyntaxTree;
        if (attribute.Parent is not AttributeListSyntax list) return Change.Remove(tree, attribute.SpanStart, attribute.Span.End);
        var attributes = list.Attributes;
        var index = attributes.IndexOf(attribute);
        if (attributes.Count > 1)
            return index == 0
                ? Change.Remove(tree, attribute.SpanStart, attributes[1].SpanStart)
                : Change.Remove(tree, attributes.GetSeparator(index - 1).SpanStart, attribute.Span.End);
        var lines = tree.GetText().Lines;
        var line = lines.GetLineFromPosition(list.SpanStart);
        var alone = string.IsNullOrWhiteSpace(line.ToString().Remove(list.SpanStart - line.Start, Math.Min(line.End, list.Span.End) - list.SpanStart)) && list.Span.End <= line.End;
        if (alone) return Change.Remove(tree, line.Start, line.EndIncludingLineBreak);
        var next = list.GetLastToken().GetNextToken();
        return Change.Remove(tree, list.SpanStart, lines.GetLineFromPosition(next.SpanStart).LineNumber == line.LineNumber ? next.SpanStart : list.Span.End);
    }

    /// <summary>True where the attribute sets a property.</summary>
    public static bool Sets(this AttributeSyntax attribute, string property) =>
        attribute.ArgumentList?.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.ValueText == property) == true;

    /// <summary>Sets a property, or the argument of the constructor, at its place or behind the others.</summary>
    public static Change Set(this AttributeSyntax attribute, string property, string value)
    {
        if (attribute.ArgumentList is not { } list) return Change.Insert(attribute.SyntaxTree, attribute.Span.End, $"({property} = {value})");
        if (list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property) is { } given) return Change.Replace(given.Expression, value);
        var comma = list.Arguments.Count == 0 ? "" : ", ";
        return Change.Insert(attribute.SyntaxTree, list.CloseParenToken.SpanStart, $"{comma}{property} = {value}");
    }

    private static string Qualifier(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Left + ".",
        AliasQualifiedNameSyntax alias => alias.Alias + "::",
        _ => "",
    };
}
