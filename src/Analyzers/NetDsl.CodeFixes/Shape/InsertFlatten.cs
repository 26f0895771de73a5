using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Makes a vector of what a layer reads.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertFlatten)), Shared]
public sealed class InsertFlatten : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1004");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Insert) is not { } function) yield break;
        // A single number becomes a vector of one element; everything else is laid out as a vector.
        var size = function == "Reshape" ? "1" : "";
        if (place.Attribute is { } attribute)
            yield return new Edit($"Insert {function}", nameof(InsertFlatten), attribute.Before(size.Length > 0 ? $"{function}({size})" : function));
        else if (place.Expression is { Parent: ArgumentSyntax } argument)
            yield return new Edit($"Insert {function}", nameof(InsertFlatten), argument.Wrap(place.Function(function) + "(", size.Length > 0 ? $", {size})" : ")"));
    }
}
