using System;
using System.Text;

namespace NetDsl.Compiler;

/// <summary>Writes indented C#.</summary>
public sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0) text.Append(' ', depth * 4).Append(line);
        text.Append('\n');
        return this;
    }

    /// <summary>Writes what another writer holds, at the current depth.</summary>
    public CodeWriter Lines(CodeWriter other)
    {
        var lines = other.ToString().Split('\n');
        for (var i = 0; i < lines.Length - 1; i++) Line(lines[i]);
        return this;
    }

    /// <summary>Writes a head and braces around what follows until disposal.</summary>
    public IDisposable Block(string head, string end = "}")
    {
        if (head.Length > 0) Line(head);
        Line("{");
        depth++;
        return new Closing(this, end);
    }

    public override string ToString() => text.ToString();

    private sealed class Closing : IDisposable
    {
        private readonly CodeWriter writer;
        private readonly string end;

        public Closing(CodeWriter writer, string end)
        {
            this.writer = writer;
            this.end = end;
        }

        public void Dispose()
        {
            writer.depth--;
            writer.Line(end);
        }
    }
}
