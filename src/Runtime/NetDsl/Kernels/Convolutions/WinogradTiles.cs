namespace NetDsl.Kernels;

/// <summary>A convolution, or its input gradient, as tiles of 4×4 results, each made of 6×6 values that are read.</summary>
internal readonly unsafe struct WinogradTiles
{
    /// <summary>Rows and pixels of a tile's results.</summary>
    public const int Size = 4;

    /// <summary>Rows and pixels that a tile reads.</summary>
    public const int Reach = 6;

    /// <summary>Values of a tile between the transforms.</summary>
    public const int Points = Reach * Reach;

    private readonly int fromHeight;
    private readonly int fromWidth;
    private readonly int top;
    private readonly int left;

    public WinogradTiles(in ConvShape shape, bool back)
    {
        (From, To) = back ? (shape.ResultChannels, shape.Channels) : (shape.Channels, shape.ResultChannels);
        (fromHeight, fromWidth) = back ? (shape.ResultHeight, shape.ResultWidth) : (shape.Height, shape.Width);
        (Height, Width) = back ? (shape.Height, shape.Width) : (shape.ResultHeight, shape.ResultWidth);
        (top, left) = back ? (2 - shape.Top, 2 - shape.Left) : (shape.Top, shape.Left);
        Across = (Width + Size - 1) / Size;
        Count = (Height + Size - 1) / Size * Across;
    }

    /// <summary>Whether a convolution has such tiles.</summary>
    public static bool Suit(in ConvShape shape) =>
        shape is { KernelHeight: 3, KernelWidth: 3, StrideY: 1, StrideX: 1, DilationY: 1, DilationX: 1, Groups: 1, Top: >= 0 and <= 2, Left: >= 0 and <= 2 }
        && shape.Channels % ConvPanels.Width == 0 && shape.ResultChannels % ConvPanels.Width == 0;

    /// <summary>Channels that are read.</summary>
    public int From { get; }

    /// <summary>Channels that are written.</summary>
    public int To { get; }

    /// <summary>Rows that are written.</summary>
    public int Height { get; }

    /// <summary>Pixels of a row that are written.</summary>
    public int Width { get; }

    /// <summary>Tiles of a sample.</summary>
    public int Count { get; }

    private int Across { get; }

    /// <summary>The places of the 36 pixels that tile <paramref name="tile"/> of all samples' tiles reads; of what lies beside the image, <paramref name="zeros"/>.</summary>
    public void Read(float* x, int tile, float* zeros, float** places)
    {
        var (sample, y, column) = Of(tile);
        Places(x + ((nint)sample * fromHeight * fromWidth * From), fromHeight, fromWidth, From, y - top, column - left, Reach, zeros, places);
    }

    /// <summary>The places of a tile's 16 results; of what lies beside the image, <paramref name="beside"/>.</summary>
    public void Write(float* y, int tile, float* beside, float** places)
    {
        var (sample, row, column) = Of(tile);
        Places(y + ((nint)sample * Height * Width * To), Height, Width, To, row, column, Size, beside, places);
    }

    /// <summary>Values of all results above the row of tiles that tile <paramref name="tile"/> lies in.</summary>
    public nint Before(int tile)
    {
        int row = tile / Across, down = Count / Across;
        return (((nint)(row / down) * Height) + (row % down * Size)) * Width * To;
    }

    private static void Places(float* image, int height, int width, int channels, int y, int x, int size, float* beside, float** places)
    {
        for (var i = 0; i < size; i++)
        {
            var row = image + (((nint)(y + i) * width) + x) * channels;
            var inside = (uint)(y + i) < (uint)height;
            for (var j = 0; j < size; j++, row += channels) *places++ = inside && (uint)(x + j) < (uint)width ? row : beside;
        }
    }

    private (int Sample, int Y, int X) Of(int tile) => (tile / Count, tile % Count / Across * Size, tile % Across * Size);
}
