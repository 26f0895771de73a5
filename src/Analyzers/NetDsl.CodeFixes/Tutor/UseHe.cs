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

/// <summary>Begins with the variance that ReLU keeps, He et al. 2015.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseHe)), Shared]
public sealed class UseHe : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3011", "NDSL3012");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        foreach (var init in place.Id == "NDSL3012" ? new[] { "HeUniform", "XavierUniform" } : new[] { "HeUniform" })
            if (Set(place, place.Type("NetDsl", "Init") + "." + init) is { } change)
                yield return new Edit($"Start with {init}", nameof(UseHe) + init, change);
    }

    private static Change? Set(FixPlace place, string init)
    {
        if (place.Attribute is { } attribute)
            return place.Node == attribute ? attribute.Set("Init", init) : Change.Replace(place.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression ?? place.Node, init);
        return place.Expression is { Parent: ArgumentSyntax } argument && place.Model.GetTypeInfo(argument, place.Cancellation).Type?.Name == "Init"
            ? Change.Replace(argument, init)
            : place.Call?.Set("init", int.MaxValue, init);
    }
}
