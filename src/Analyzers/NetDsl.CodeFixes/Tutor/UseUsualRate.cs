using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Sets the learning rate with which the optimizer usually begins.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseUsualRate)), Shared]
public sealed class UseUsualRate : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL3018");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Value) is { } rate && place.Expression is { } argument)
            yield return new Edit($"Set {rate}", nameof(UseUsualRate), Change.Replace(argument, rate));
    }
}
