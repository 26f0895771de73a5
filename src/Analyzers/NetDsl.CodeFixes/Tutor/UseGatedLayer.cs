using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>Takes a layer whose gates keep gradients alive over many steps.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseGatedLayer)), Shared]
public sealed class UseGatedLayer : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3015");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        // Gates have functions of their own: a layer of ReLUs is left to its author.
        foreach (var kind in new[] { "Gru", "Lstm" })
        {
            if (place.Attribute is { } attribute && attribute.Layer() == "Rnn" && !attribute.Sets("Relu"))
                yield return new Edit($"Use {kind} in place of Rnn", nameof(UseGatedLayer) + kind, attribute.Rename(kind));
            else if (place.Call is { } call && place.Calls(call, "Rnn") && call.Argument("relu", 7) is null)
                yield return new Edit($"Use {kind} in place of Rnn", nameof(UseGatedLayer) + kind, call.Rename(kind));
            else if (kind == "Gru" && place.Call is { } states && place.Calls(states, "RnnStates") && states.Argument("relu", 9) is null)
                yield return new Edit("Use GruStates in place of RnnStates", nameof(UseGatedLayer) + kind, states.Rename("GruStates"));
        }
    }
}
