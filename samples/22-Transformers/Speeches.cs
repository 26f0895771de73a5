using System;
using System.Collections.Generic;
using System.Linq;

namespace Samples.Transformers;

/// <summary>What the two speakers with most speeches say: a few speeches to learn from, the others to test.</summary>
internal sealed record Speeches(string First, string Second, IReadOnlyList<(string Text, int Speaker)> Train, IReadOnlyList<(string Text, int Speaker)> Test)
{
    /// <param name="labelled">Speeches of each to learn from, evenly spaced over all that are taken.</param>
    public static Speeches OfTwo(string text, int labelled)
    {
        var most = All(text).GroupBy(speech => speech.Speaker, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(2).ToList();
        if (most.Count < 2) throw new SampleException("the text has fewer than two speakers: 'NAME:' on a line of its own begins a speech");
        var count = most.Min(group => group.Count());
        if (labelled >= count) throw new SampleException($"--labelled is {labelled}, but {most[1].Key} has {count} speeches, and some must be left to test");
        bool Taught(int i) => i * labelled / count != (i + 1) * labelled / count;
        var speeches = most.SelectMany((group, speaker) => group.Take(count).Select((speech, i) => (speech.Text, Speaker: speaker, Taught: Taught(i)))).ToList();
        return new Speeches(
            most[0].Key,
            most[1].Key,
            speeches.Where(speech => speech.Taught).Select(speech => (speech.Text, speech.Speaker)).ToList(),
            speeches.Where(speech => !speech.Taught).Select(speech => (speech.Text, speech.Speaker)).ToList());
    }

    /// <summary>What all others say, without their names: pretraining sees nothing of the two.</summary>
    public string Others(string text) => string.Join("\n\n", All(text).Where(speech => speech.Speaker != First && speech.Speaker != Second).Select(speech => speech.Text));

    private static IEnumerable<(string Speaker, string Text)> All(string text)
    {
        foreach (var speech in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var head = speech.IndexOf(":\n", StringComparison.Ordinal);
            if (head > 0) yield return (speech[..head], speech[(head + 2)..].TrimEnd());
        }
    }
}
