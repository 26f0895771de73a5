namespace NetDsl.Compiler;

/// <summary>The place in the user's source that a node comes from, for the comments of the emitted code.</summary>
/// <param name="File">File name without its folder.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Text">The statement or attribute as written, on one line.</param>
public sealed record Origin(string File, int Line, string Text)
{
    public static Origin None { get; } = new("", 0, "");

    public override string ToString() => Line == 0 ? "" : $"{File}({Line})";
}
