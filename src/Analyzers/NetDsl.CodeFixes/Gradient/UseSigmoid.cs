using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Takes a sigmoid in place of a step, which has no slope, or of a softmax over one value, which is always 1.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseSigmoid)), Shared]
public sealed class UseSigmoid : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2001", "NDSL3009");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute && attribute.Layer() is "Step" or "Softmax")
            yield return new Edit("Use Sigmoid", nameof(UseSigmoid), Change.Replace(attribute, attribute.Name is QualifiedNameSyntax qualified ? qualified.Left + ".Sigmoid" : "Sigmoid"));
        else if (place.Call is { } call && place.Calls(call, "Step", "Softmax") && call.Argument("x", 0) is { } argument)
            yield return new Edit("Use Sigmoid", nameof(UseSigmoid), Change.Replace(call, $"{place.Function("Sigmoid")}({argument.Expression})"));
    }
}
