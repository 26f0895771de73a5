using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Offers the nearest numbers of groups that divide the channels.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChooseGroups)), Shared]
public sealed class ChooseGroups : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1010");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Value) is not { } choices || place.Node is not ExpressionSyntax groups || place.Node.Parent is not (ArgumentSyntax or AttributeArgumentSyntax)) yield break;
        var larger = false;
        foreach (var choice in choices.Split(' '))
        {
            yield return new Edit($"Set {choice}", nameof(ChooseGroups) + (larger ? "Larger" : ""), Change.Replace(groups, choice));
            larger = true;
        }
    }
}
