using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>Takes a layer or a function away: what it reads goes on to what read it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveCall)), Shared]
public sealed class RemoveCall : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3002", "NDSL3006", "NDSL3008");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute)
            yield return new Edit($"Remove {attribute.Layer()}", nameof(RemoveCall), attribute.Remove());
        else if (place.Call is { } call && place.Operation(call) is { } name && call.Unwrap() is { } change)
            yield return new Edit($"Remove {name}", nameof(RemoveCall), change);
    }
}
