using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using NetDsl.Data;

namespace NetDsl.Text;

public sealed partial class BytePairEncoding
{
    /// <summary>Reads the two usual files: <c>vocab.json</c> with the number of each token, and <c>merges.txt</c> with a pair on each line.</summary>
    /// <exception cref="DataFormatException">A file is not what it should be; the message says where.</exception>
    public static BytePairEncoding Load(string vocabularyFile, string mergesFile)
    {
        var tokens = ReadVocabulary(vocabularyFile);
        var merges = new List<(string, string)>();
        var number = 0;
        foreach (var line in File.ReadLines(mergesFile))
        {
            number++;
            if (line.Length == 0 || (number == 1 && line.StartsWith("#version", StringComparison.Ordinal))) continue;
            var pair = line.Split(' ');
            if (pair.Length != 2) throw new DataFormatException(mergesFile, $"line {number} is '{line}', and must be two tokens with a blank between");
            merges.Add((pair[0], pair[1]));
        }

        try
        {
            return new BytePairEncoding(tokens, merges);
        }
        catch (ArgumentException mistake)
        {
            throw new DataFormatException(mergesFile, $"does not fit {vocabularyFile}: {mistake.Message}", mistake);
        }
    }

    /// <summary>Writes the two usual files.</summary>
    public void Save(string vocabularyFile, string mergesFile)
    {
        using (var stream = File.Create(vocabularyFile))
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            for (var i = 0; i < tokens.Length; i++) writer.WriteNumber(tokens[i], i);
            writer.WriteEndObject();
        }

        File.WriteAllLines(mergesFile, Merges.Select(merge => $"{merge.Left} {merge.Right}").Prepend("#version: 0.2"), new UTF8Encoding(false));
    }

    private static string[] ReadVocabulary(string file)
    {
        var numbers = new Dictionary<int, string>();
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var entry in document.RootElement.EnumerateObject())
                if (!numbers.TryAdd(entry.Value.GetInt32(), entry.Name)) throw new DataFormatException(file, $"the number {entry.Value.GetInt32()} belongs to '{numbers[entry.Value.GetInt32()]}' and to '{entry.Name}'");
        }
        catch (Exception mistake) when (mistake is JsonException or InvalidOperationException or (FormatException and not DataFormatException))
        {
            throw new DataFormatException(file, $"this must be a JSON object of tokens with their numbers: {mistake.Message}", mistake);
        }

        var gap = Enumerable.Range(0, numbers.Count).FirstOrDefault(i => !numbers.ContainsKey(i), -1);
        if (gap >= 0) throw new DataFormatException(file, $"{numbers.Count} tokens, but none with the number {gap}");
        return Enumerable.Range(0, numbers.Count).Select(i => numbers[i]).ToArray();
    }
}
