namespace NetDsl.Kernels;

/// <summary>
/// A stretch of memory that is read later, as lines to ask for: the processor foresees no jumps from row to row. Tiles walk down the rows, one line with every product;
/// a burst of requests would hold up the reads between them.
/// </summary>
internal unsafe struct Lookahead(float* start, nint pace, nint step, int walks)
{
    /// <summary>Floats of a cache line.</summary>
    public const int Line = 16;

    private int left = walks;

    /// <summary>The line where the next walk begins.</summary>
    public float* At { get; private set; } = start;

    /// <summary>From a line of a walk to the next.</summary>
    public readonly nint Pace => pace;

    /// <summary>Whether there is something to ask for.</summary>
    public readonly bool Any => left > 0;

    /// <summary>Rows of <paramref name="width"/> floats, <paramref name="stride"/> apart: a walk goes down all of them.</summary>
    public static Lookahead Rows(float* start, nint stride, int width) => new(start, stride, Line, (width + Line - 1) / Line);

    /// <summary>Floats one after the other, by walks of <paramref name="length"/> lines.</summary>
    public static Lookahead Run(float* start, nint floats, int length) => new(start, Line, (nint)length * Line, (int)((floats + ((nint)length * Line) - 1) / ((nint)length * Line)));

    /// <summary>A walk was made.</summary>
    public void Next()
    {
        At += step;
        left--;
    }
}
