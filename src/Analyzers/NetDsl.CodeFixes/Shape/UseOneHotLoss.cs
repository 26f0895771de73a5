using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>Takes the loss for targets that give every class a probability, in place of the one for class indices.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseOneHotLoss)), Shared]
public sealed class UseOneHotLoss : NetworkFix
{
    private const string OneHot = "SoftmaxCrossEntropyOneHot";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1012");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Around is not { } loss || !place.Calls(loss, "SoftmaxCrossEntropy")) yield break;
        var changes = new List<Change> { loss.Rename(OneHot) };
        if (loss.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == "labels") is { NameColon.Name: { } name })
            changes.Add(Change.Replace(name, "target"));
        yield return new Edit($"Use {OneHot}", nameof(UseOneHotLoss), changes);
    }
}
