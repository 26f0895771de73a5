using System;
using System.Collections.Generic;
using System.Formats.Tar;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetDsl;
using NetDsl.Data;

namespace Samples.Series;

/// <summary>Bach's chorales, a row for each sixteenth with the notes of soprano, alto, tenor and bass.</summary>
/// <param name="Name"><c>jsb</c> or <c>made up</c>.</param>
/// <param name="Train">Pieces to learn from: note numbers, four for each sixteenth.</param>
/// <param name="Validation">Pieces to validate on.</param>
internal sealed record Chorales(string Name, IReadOnlyList<int[]> Train, IReadOnlyList<int[]> Validation)
{
    /// <summary>Sixteenths of a sequence of training: four bars.</summary>
    public const int Length = 64;

    public const int Voices = 4;

    /// <summary>Note 0 is silence; the others are the MIDI pitches from <see cref="Lowest"/> + 1 on.</summary>
    public const int Pitches = 48;

    /// <summary>The pitch below the deepest note.</summary>
    public const int Lowest = 35;

    public static readonly string[] VoiceNames = ["soprano", "alto", "tenor", "bass"];

    public static Chorales Load(string? folder, int seed)
    {
        if (DataFolder.Find(folder, "jsb") is not { } found) return MadeUp(seed);
        var file = Path.Combine(found, "jsb_chorales.tgz");
        if (!File.Exists(file)) throw new SampleException($"'jsb_chorales.tgz' is not in '{found}'");
        var pieces = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        using var tar = new TarReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
            if (entry.Name.EndsWith(".csv", StringComparison.Ordinal) && entry.DataStream is { } stream) pieces.Add(entry.Name, Read(entry.Name, stream));
        int[][] Of(string part) => pieces.Where(piece => piece.Key.Contains(part + "/", StringComparison.Ordinal)).Select(piece => piece.Value).ToArray();
        var (train, validation) = (Of("train"), Of("valid"));
        return train.Length > 0 && validation.Length > 0 ? new Chorales("jsb", train, validation) : throw new SampleException($"'{file}' has no chorales under 'train' and 'valid'");
    }

    /// <summary>Sequences of training: the notes, and those a sixteenth later, a column for each voice.</summary>
    public static DataSet Windows(IReadOnlyList<int[]> pieces)
    {
        var (notes, next) = (new List<int>(), Enumerable.Range(0, Voices).Select(_ => new List<int>()).ToArray());
        foreach (var piece in pieces)
            for (var from = 0; (from + Length + 1) * Voices <= piece.Length; from += Length / 2)
            {
                notes.AddRange(piece.AsSpan(from * Voices, Length * Voices));
                for (var step = 1; step <= Length; step++)
                    for (var voice = 0; voice < Voices; voice++) next[voice].Add(piece[((from + step) * Voices) + voice]);
            }

        var data = DataSet.Of("notes", notes.ToArray(), Length, Voices);
        for (var voice = 0; voice < Voices; voice++) data = data.With("next " + VoiceNames[voice], next[voice].ToArray(), Length);
        return data;
    }

    private static int[] Read(string name, Stream stream)
    {
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var notes = new List<int>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var row = line.Split(',');
            if (row.Length != Voices) throw new SampleException($"'{name}' has a row of {row.Length} voices: '{line}'");
            foreach (var text in row)
            {
                if (!int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var pitch) || (pitch != 0 && (pitch <= Lowest || pitch >= Lowest + Pitches)))
                    throw new SampleException($"'{name}' has a note '{text}', which is no pitch from {Lowest + 1} to {Lowest + Pitches - 1}");
                notes.Add(pitch == 0 ? 0 : pitch - Lowest);
            }
        }

        return [.. notes];
    }

    /// <summary>Cadences in C: chords that follow one another by rule, each a quarter long.</summary>
    private static Chorales MadeUp(int seed)
    {
        int[][] chords = [[72, 67, 64, 48], [72, 69, 65, 53], [71, 67, 62, 55], [69, 64, 60, 57], [74, 69, 65, 50]];
        int[][] follow = [[1, 2, 3, 4], [2, 0], [0, 3], [1, 4], [2]];
        var random = new RandomSource(seed);
        int[] Piece()
        {
            var (notes, chord) = (new List<int>(), 0);
            for (var quarter = 0; quarter < 48; quarter++)
            {
                for (var sixteenth = 0; sixteenth < 4; sixteenth++) notes.AddRange(chords[chord].Select(pitch => pitch - Lowest));
                chord = follow[chord][random.Next(follow[chord].Length)];
            }

            return [.. notes];
        }

        return new Chorales("made up", Enumerable.Range(0, 60).Select(_ => Piece()).ToArray(), Enumerable.Range(0, 10).Select(_ => Piece()).ToArray());
    }
}
