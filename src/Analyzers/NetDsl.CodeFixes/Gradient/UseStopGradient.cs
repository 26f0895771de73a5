using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Says that the gradient is meant to end here.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseStopGradient)), Shared]
public sealed class UseStopGradient : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2001", "NDSL2002");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute)
            yield return new Edit("Insert StopGradient", nameof(UseStopGradient), Change.Insert(place.Tree, attribute.Span.End, attribute.Name is QualifiedNameSyntax qualified ? $", {qualified.Left}.StopGradient" : ", StopGradient"));
        else if (UserFunctions.Places(place) is { Count: > 0 } calls)
            yield return new Edit("Use StopGradient", nameof(UseStopGradient), calls.Select(call => call.Wrap(place.Function("StopGradient") + "(")).ToList());
    }
}
