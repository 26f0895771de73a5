using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Takes ReLU, whose slope is 1 where it is not 0, in place of a sigmoid, whose slope is 0.25 at most.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseRelu)), Shared]
public sealed class UseRelu : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3004");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        var changes = place.Attribute is { } attribute
            ? attribute.Stack().Where(layer => layer.Layer() == "Sigmoid" && layer.Stack().SkipWhile(other => other != layer).Any(later => later.Layer() == "Dense")).Select(layer => layer.Rename("Relu")).ToList()
            : Calls(place).Select(call => call.Rename("Relu")).ToList();
        if (changes.Count > 0) yield return new Edit("Use Relu in place of Sigmoid", nameof(UseRelu), changes);
    }

    /// <summary>All of the method, as one sigmoid less of eight changes little; the last one makes a probability and stays.</summary>
    private static IEnumerable<InvocationExpressionSyntax> Calls(FixPlace place) =>
        place.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => place.Calls(call, "Sigmoid") && call.Parent is not (ReturnStatementSyntax or ArrowExpressionClauseSyntax)) ?? Enumerable.Empty<InvocationExpressionSyntax>();
}
