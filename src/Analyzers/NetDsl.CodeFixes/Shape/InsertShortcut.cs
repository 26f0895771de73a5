using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Gives the shortcut of a residual sum a layer that brings it to the other way's shape.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertShortcut)), Shared]
public sealed class InsertShortcut : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1006");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Insert) is { } layer && place.Hint(Hints.Value) is { } settings && place.Expression is { } shortcut)
            yield return new Edit($"Insert {layer}({settings})", nameof(InsertShortcut), shortcut.Wrap(place.Function(layer, "Layers") + "(", $", {settings})"));
    }
}
