using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Takes the mean of each channel where an image was flattened.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertGlobalPooling)), Shared]
public sealed class InsertGlobalPooling : NetworkFix
{
    private const string Pooling = "GlobalAvgPool2d";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3007");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        const string title = "Take the mean of each channel instead of flattening";
        if (place.Attribute is { } attribute)
        {
            if (attribute.Neighbour(-1) is { ArgumentList: null } before && before.Layer() == "Flatten") yield return new Edit(title, nameof(InsertGlobalPooling), before.Rename(Pooling));
        }
        else if (place.Call?.Argument("x", 0)?.Expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 } flatten && place.Calls(flatten, "Flatten"))
        {
            yield return new Edit(title, nameof(InsertGlobalPooling), Change.Replace(flatten.Expression, place.Function(Pooling)));
        }
    }
}
