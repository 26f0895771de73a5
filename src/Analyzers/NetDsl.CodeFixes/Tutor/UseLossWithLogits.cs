using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Takes the loss that fits what the last layer gives: one that holds the sigmoid or softmax itself.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseLossWithLogits)), Shared]
public sealed class UseLossWithLogits : NetworkFix
{
    private const string Binary = "BinaryCrossEntropyWithLogits";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3005", "NDSL3009", "NDSL3010");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        var name = place.Attribute?.Layer() ?? place.Operation(place.Call);
        // What the network gives decides: a loss with logits wants no activation before it.
        var (loss, ends) = (place.Id, name) switch
        {
            ("NDSL3005", "MeanSquaredError") => (Binary, "Sigmoid"),
            ("NDSL3009", "SoftmaxCrossEntropy" or "SoftmaxCrossEntropyOneHot") => (Binary, ""),
            ("NDSL3010", "BinaryCrossEntropy") => (Binary, ""),
            ("NDSL3010", "NegativeLogLikelihood") => ("SoftmaxCrossEntropy", ""),
            _ => ("", ""),
        };
        if (loss.Length == 0 || (place.Hint(Hints.Operation) is { } last && last != "Dense" && ends.Length == 0)) yield break;
        if (Changes(place, loss, ends) is { Count: > 0 } changes) yield return new Edit($"Use {loss}", nameof(UseLossWithLogits) + loss, changes);
    }

    private static IReadOnlyList<Change>? Changes(FixPlace place, string loss, string ends)
    {
        if (place.Attribute is { } attribute)
        {
            var renamed = new List<Change> { place.Id == "NDSL3009" ? Change.Replace(attribute, loss) : attribute.Rename(loss) };
            if (ends.Length == 0) return renamed;
            if (attribute.Neighbour(-1) is not { } layer || layer.Layer() != ends) return null;
            renamed.Add(layer.Remove());
            return renamed;
        }

        if (place.Call is not { } call || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null)) return null;
        var changes = new List<Change> { call.Rename(loss) };
        if (ends.Length > 0)
        {
            if (Results.Returned(place) is not { } returned || Results.Name(returned) != ends || returned.Unwrap() is not { } unwrapped) return null;
            changes.Add(unwrapped);
        }

        if (place.Id != "NDSL3009") return changes;
        // The index of a class becomes a probability.
        if (call.ArgumentList.Arguments.Count != 2) return null;
        if (place.Operation(call) == "SoftmaxCrossEntropyOneHot") return changes;
        if (Results.Declaration(place, call.ArgumentList.Arguments[1].Expression) is not { Type: { } type } target || Results.ShapeOf(place, call.ArgumentList.Arguments[1].Expression) is not { } shape) return null;
        changes.Add(Change.Replace(type, "Tensor"));
        changes.Add(Results.ShapeChange(shape, "1"));
        return target.SyntaxTree == place.Tree ? changes : null;
    }
}
