using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit.Sdk;

namespace NetDsl.Testing;

/// <summary>
/// Compares a text with the accepted file beside the test, <c>Class.Method_name.verified.cs</c>. On a difference it writes the
/// <c>received</c> file and fails with a diff; accept by renaming, or run the tests with <c>NETDSL_ACCEPT=1</c>.
/// </summary>
public static class Snapshot
{
    public static void Verify(string text, string name, string extension = "cs", [CallerFilePath] string file = "")
    {
        var stem = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{name}");
        string verified = $"{stem}.verified.{extension}", received = $"{stem}.received.{extension}";
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var accepted = File.Exists(verified) ? File.ReadAllText(verified).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        if (text == accepted)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable("NETDSL_ACCEPT") == "1")
        {
            File.WriteAllText(verified, text);
            return;
        }

        File.WriteAllText(received, text);
        throw new XunitException($"{Path.GetFileName(verified)} differs; what came is in {Path.GetFileName(received)} (NETDSL_ACCEPT=1 accepts it)\n{Diff(accepted, text)}");
    }

    /// <summary>The changed lines with a little of what stands around them.</summary>
    private static string Diff(string accepted, string text)
    {
        const int context = 2, most = 80;
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(accepted, text).Lines;
        var result = new StringBuilder();
        var shown = 0;
        for (var i = 0; i < lines.Count && shown < most; i++)
        {
            if (!lines.Skip(Math.Max(0, i - context)).Take((2 * context) + 1).Any(line => line.Type != ChangeType.Unchanged)) continue;
            result.Append(lines[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " }).Append(lines[i].Text).Append('\n');
            shown++;
        }

        return result.ToString();
    }
}
