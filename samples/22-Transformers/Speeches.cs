using System;
using System.Collections.Generic;
using System.Linq;

namespace Samples.Transformers;

/// <summary>Lines of the two speakers who have most of them.</summary>
internal sealed record Speeches(string First, string Second, IReadOnlyList<(string Line, int Speaker)> Train, IReadOnlyList<(string Line, int Speaker)> Test)
{
    /// <summary>The speeches of the two, balanced; every fifth is for the test.</summary>
    public static Speeches OfTwo(string text)
    {
        var most = All(text).GroupBy(speech => speech.Speaker, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(2).ToList();
        if (most.Count < 2) throw new SampleException("the text has fewer than two speakers: 'NAME:' on a line of its own begins a speech");
        var count = most.Min(group => group.Count());
        var lines = most.SelectMany((group, speaker) => group.Take(count).Select((speech, i) => (speech.Line, Speaker: speaker, Test: i % 5 == 4))).ToList();
        return new Speeches(most[0].Key, most[1].Key, lines.Where(line => !line.Test).Select(line => (line.Line, line.Speaker)).ToList(), lines.Where(line => line.Test).Select(line => (line.Line, line.Speaker)).ToList());
    }

    /// <summary>The text without the speeches of the test: pretraining must not see them.</summary>
    public static string Without(string text, Speeches speeches)
    {
        var hidden = speeches.Test.Select(line => line.Line).ToHashSet(StringComparer.Ordinal);
        return string.Join("\n\n", All(text).Where(speech => !hidden.Contains(speech.Line)).Select(speech => $"{speech.Speaker}:\n{speech.Line}"));
    }

    private static IEnumerable<(string Speaker, string Line)> All(string text)
    {
        foreach (var speech in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var head = speech.IndexOf(":\n", StringComparison.Ordinal);
            if (head > 0) yield return (speech[..head], speech[(head + 2)..].TrimEnd());
        }
    }
}
