using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace NetDsl.CodeFixes;

/// <summary>Lets each position see only itself and those before it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseCausalMask)), Shared]
public sealed class UseCausalMask : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3017");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute)
        {
            yield return new Edit("Set Causal = true", nameof(UseCausalMask), attribute.Set("Causal", "true"));
            yield break;
        }

        if (place.Call is not { } call) yield break;

        // Of the arguments by position, causal is the first that is true or false.
        var given = call.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon is null && argument.Expression.IsKind(SyntaxKind.FalseLiteralExpression));
        yield return new Edit("Set causal: true", nameof(UseCausalMask), given is null ? call.Set("causal", int.MaxValue, "true") : Change.Replace(given.Expression, "true"));
    }
}
