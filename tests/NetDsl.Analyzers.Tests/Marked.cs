using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>Sources in which the expected diagnostics are marked: <c>{|NDSL1001:784|}</c>.</summary>
internal static class Marked
{
    /// <summary>Holds what the build says of a source against its marks; a failure prints the source as it should be marked.</summary>
    /// <returns>The messages in order of place.</returns>
    public static async Task<IReadOnlyList<string>> Check(string marked)
    {
        var (source, expected) = Read(marked);
        var found = await Analysis.Diagnostics(source);
        var spans = found.Select(diagnostic => (diagnostic.Id, Start: diagnostic.Location.SourceSpan.Start - Analysis.Usings.Length, diagnostic.Location.SourceSpan.Length)).ToList();
        if (!expected.SequenceEqual(spans))
            Assert.Fail($"The marks do not fit. This is how the source is reported:\n\n{Mark(source, found)}\n\n{string.Join("\n", found.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}"))}");
        return found.Select(diagnostic => diagnostic.GetMessage()).ToList();
    }

    /// <summary>True for a diagnostic of this library, false for one of C#.</summary>
    public static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id.StartsWith("NDSL", StringComparison.Ordinal);

    /// <summary>The same for a source with one mark; its message.</summary>
    public static async Task<string> One(string marked) => Assert.Single(await Check(marked));

    /// <summary>The members of a network with this result of [8] values, a loss over classes, and further members.</summary>
    public static string Network(string forward, string members = "") =>
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) { " + forward + " } static Tensor Loss(Tensor y, [Shape] IntTensor label) => SoftmaxCrossEntropy(y, label); " + members + " }";

    /// <summary>The source without its marks, and the marks.</summary>
    public static (string Source, List<(string Id, int Start, int Length)> Marks) Read(string marked)
    {
        var source = new StringBuilder();
        var marks = new List<(string, int, int)>();
        var open = new Stack<(string Id, int Start, int Order)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "{|NDSL", 0, 6) == 0)
            {
                open.Push((marked[(i + 2)..(i + 10)], source.Length, marks.Count));
                marks.Add(default);
                i += 10;
            }
            else if (string.CompareOrdinal(marked, i, "|}", 0, 2) == 0 && open.Count > 0)
            {
                var (id, start, order) = open.Pop();
                marks[order] = (id, start, source.Length - start);
                i++;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        return (source.ToString(), marks);
    }

    /// <summary>The source as it is to be marked.</summary>
    public static string Mark(string source, IEnumerable<Diagnostic> found)
    {
        foreach (var diagnostic in found.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath is "/Net0.cs" or "Net.cs").OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            var start = diagnostic.Location.SourceSpan.Start - Analysis.Usings.Length;
            if (start < 0) continue;
            source = source.Insert(start + diagnostic.Location.SourceSpan.Length, "|}").Insert(start, "{|" + diagnostic.Id + ":");
        }

        return source;
    }
}
