using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Takes the smooth function in place of the step that it rounds off, or of a softmax over one value, which is always 1.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseSmoothFunction)), Shared]
public sealed class UseSmoothFunction : NetworkFix
{
    private static readonly IReadOnlyDictionary<string, string> Smooth = new Dictionary<string, string>
    {
        ["Step"] = "Sigmoid",
        ["Sign"] = "Tanh",
        ["Softmax"] = "Sigmoid",
        ["LogSoftmax"] = "LogSigmoid",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2001", "NDSL3009");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute && Smooth.TryGetValue(attribute.Layer(), out var layer))
            yield return new Edit($"Use {layer}", nameof(UseSmoothFunction), Change.Replace(attribute, attribute.Name is QualifiedNameSyntax qualified ? $"{qualified.Left}.{layer}" : layer));
        else if (place.Call is { } call && place.Operation(call) is { } name && Smooth.TryGetValue(name, out var function) && call.Argument("x", 0) is { } argument)
            yield return new Edit($"Use {function}", nameof(UseSmoothFunction), Change.Replace(call, $"{place.Function(function)}({argument.Expression})"));
    }
}
