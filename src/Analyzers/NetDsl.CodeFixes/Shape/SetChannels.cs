using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetDsl.Compiler;

namespace NetDsl.CodeFixes;

/// <summary>Has a convolution that reads its own result give as many channels as it takes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetChannels)), Shared]
public sealed class SetChannels : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL1002");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Hint(Hints.Value) is { } channels && place.Attribute?.ArgumentList?.Arguments.FirstOrDefault() is { NameEquals: null } given)
            yield return new Edit($"Set {channels} channels", nameof(SetChannels), Change.Replace(given.Expression, channels));
    }
}
