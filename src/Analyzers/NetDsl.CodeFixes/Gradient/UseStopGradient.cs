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

/// <summary>Says that the gradient is meant to end here.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseStopGradient)), Shared]
public sealed class UseStopGradient : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2001", "NDSL2002", "NDSL2006");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is { } attribute)
            yield return new Edit("Insert StopGradient", nameof(UseStopGradient), attribute.Before("StopGradient"));
        else if (place.Call is { } call && call.Argument("x", place.Operation(call) == "Map" ? 1 : 0) is { } argument)
            yield return new Edit("Use StopGradient", nameof(UseStopGradient), argument.Expression.Wrap(place.Function("StopGradient") + "("));
    }
}
