using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace Samples.Transformers;

/// <summary>Sentences with their translations.</summary>
internal sealed record Translations(IReadOnlyList<string> English, IReadOnlyList<string> French)
{
    private static readonly (string English, string French)[] Subjects = [("a man", "un homme"), ("a woman", "une femme"), ("two dogs", "deux chiens"), ("a child", "un enfant")];
    private static readonly (string English, string French)[] Verbs = [("sees", "voit"), ("finds", "trouve"), ("paints", "peint"), ("likes", "aime")];
    private static readonly (string English, string French)[] Objects = [("a red car", "une voiture rouge"), ("the sea", "la mer"), ("a black cat", "un chat noir"), ("the old house", "la vieille maison")];

    /// <summary>Training and test sentences of Multi30k, or made-up ones where there is no data.</summary>
    public static (Translations Train, Translations Test) Load(string? option)
    {
        if (DataFolder.Find(option, "multi30k") is not { } folder) return (Invented(1, 2000), Invented(2, 100));
        return (Read(folder, "train"), Read(folder, "test_2016_flickr"));
    }

    private static Translations Read(string folder, string name)
    {
        var (english, french) = (Lines(folder, name, "en"), Lines(folder, name, "fr"));
        return english.Count == french.Count ? new Translations(english, french) : throw new SampleException($"{name} has {english.Count:N0} English lines and {french.Count:N0} French ones");
    }

    private static List<string> Lines(string folder, string name, string language)
    {
        var file = Directory.EnumerateFiles(folder, $"{name}*.{language}.gz").FirstOrDefault() ?? throw new SampleException($"{folder} has no file {name}.{language}.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var lines = new List<string>();
        while (reader.ReadLine() is { } line) lines.Add(line.Trim());
        return lines;
    }

    private static Translations Invented(int seed, int count)
    {
        var random = new Random(seed);
        var pairs = Enumerable.Range(0, count).Select(_ => (Subjects[random.Next(4)], Verbs[random.Next(4)], Objects[random.Next(4)])).ToList();
        return new Translations(
            pairs.Select(p => $"{p.Item1.English} {p.Item2.English} {p.Item3.English}.").ToList(), pairs.Select(p => $"{p.Item1.French} {p.Item2.French} {p.Item3.French}.").ToList());
    }
}
