using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Rounds towards 0 with a function, as a cast to a whole number does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseTruncate)), Shared]
public sealed class UseTruncate : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2007");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Node is not CastExpressionSyntax cast) yield break;
        var holder = place.Model.GetTypeInfo(cast.Expression, place.Cancellation).Type?.SpecialType == SpecialType.System_Double ? "Math" : "MathF";
        var inner = cast.Expression is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : cast.Expression;
        yield return new Edit($"Use {holder}.Truncate", nameof(UseTruncate), Change.Replace(cast, $"{place.Type("System", holder)}.Truncate({inner})"));
    }
}
