using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>Takes what the reading finds: the analyzer's sink reports, the generator's only remembers the first text.</summary>
public interface IProblemSink
{
    /// <param name="hints">What a code fix needs to know beyond the place, see <see cref="Compiler.Hints"/>.</param>
    void Report(string id, Location location, Message message, IReadOnlyDictionary<string, string>? hints = null);
}

/// <summary>Keeps the first problem's text; locations never leave the reading here.</summary>
public sealed class FirstProblem : IProblemSink
{
    public string? Text { get; private set; }

    public void Report(string id, Location location, Message message, IReadOnlyDictionary<string, string>? hints = null) => Text ??= id + ": " + message;
}

/// <summary>Passes each problem on once a place: a loop that runs twelve times makes one mistake, not twelve.</summary>
internal sealed class OncePerPlace : IProblemSink
{
    private readonly IProblemSink inner;
    private readonly HashSet<(string, SyntaxTree?, int)> seen = new();

    public OncePerPlace(IProblemSink inner) => this.inner = inner;

    public bool Any => seen.Count > 0;

    public void Report(string id, Location location, Message message, IReadOnlyDictionary<string, string>? hints = null)
    {
        if (seen.Add((id, location.SourceTree, location.SourceSpan.Start))) inner.Report(id, location, message, hints);
    }
}
