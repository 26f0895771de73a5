using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>Lets the last windows of a pooling reach over the edge of the image.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseCeilMode)), Shared]
public sealed class UseCeilMode : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1005");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        const string title = "Let the last windows reach over the edge";
        if (place.Attribute is { } attribute) yield return new Edit(title, nameof(UseCeilMode), attribute.Set("CeilMode", "true"));
        else if (place.Call is { } call) yield return new Edit(title, nameof(UseCeilMode), call.Set("ceilMode", place.Calls(call, "MaxPool1d", "MaxPool2d") ? 5 : 4, "true"));
    }
}
