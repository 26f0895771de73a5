using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Gives each restart the seed that it is handed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassSeed)), Shared]
public sealed class PassSeed : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL4006");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        var parameter = place.Node.FirstAncestorOrSelf<LambdaExpressionSyntax>() switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters } => parameters[0],
            _ => null,
        };
        if (parameter is null) yield break;
        var discarded = parameter.Identifier.ValueText == "_";
        var seed = discarded ? "seed" : parameter.Identifier.ValueText;
        var changes = new List<Change>();
        if (discarded) changes.Add(Change.Replace(parameter.Identifier, seed));
        if (place.Node is BaseObjectCreationExpressionSyntax creation)
        {
            if (creation.ArgumentList is not { } list) yield break;
            changes.Add(Change.Insert(place.Tree, list.CloseParenToken.SpanStart, (list.Arguments.Count == 0 ? "" : ", ") + "seed: " + seed));
        }
        else if (place.Node is ExpressionSyntax given)
        {
            changes.Add(Change.Replace(given, seed));
        }

        yield return new Edit("Pass the seed", nameof(PassSeed), changes);
    }
}
