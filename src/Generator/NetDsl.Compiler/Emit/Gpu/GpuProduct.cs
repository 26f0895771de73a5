using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Writes every product of matrices: tiles of both factors in shared memory, and a small tile of the result in the registers of each
/// thread. The three kinds of products differ in where an element lies.
/// </summary>
internal sealed class GpuProduct
{
    /// <summary>Samples of a step, where tiles must be chosen before they are known.</summary>
    public const int LikelyBatch = 256;

    /// <summary>Rows of the result, as C#: the batch may be in it.</summary>
    public string Rows { get; set; } = "";

    /// <summary>The same as the compiler guesses it, to choose tiles.</summary>
    public int LikelyRows { get; set; }

    public int Columns { get; set; }

    /// <summary>Terms of a sum, as C#.</summary>
    public string Inner { get; set; } = "";

    /// <summary>How many products there are, as C#.</summary>
    public string Matrices { get; set; } = "1";

    /// <summary>The element of the left factor at a row and a term.</summary>
    public Func<string, string, string> Left { get; set; } = null!;

    /// <summary>True where neighbouring terms of the left factor lie side by side: threads load along them.</summary>
    public bool LeftAlongInner { get; set; }

    /// <summary>The element of the right factor at a term and a column.</summary>
    public Func<string, string, string> Right { get; set; } = null!;

    public bool RightAlongInner { get; set; }

    /// <summary>The statement that stores a sum at a row and a column.</summary>
    public Func<string, string, string, string> Store { get; set; } = null!;

    /// <summary>Statements that find the factors of product <c>matrix</c>.</summary>
    public Action<CodeWriter>? Begin { get; set; }

    public void Write(GpuKernel kernel)
    {
        var large = Tile.Choose(16, LikelyRows, Columns);
        var small = Tile.Choose(4, LikelyRows, Columns);
        kernel.Small = new CodeWriter();
        Write(kernel.Writer, large);
        Write(kernel.Small, small);
        kernel.Starts($"Product({{0}}, {GpuKernel.OnHost(Rows)}, {Columns}, {GpuKernel.OnHost(Matrices)}, {large.Height}, {large.Width}, {small.Height}, {small.Width});");
    }

    private void Write(CodeWriter writer, Tile tile)
    {
        writer.Line($"var leftTile = SharedMemory.Allocate<float>({tile.Depth * tile.LeftStride});");
        writer.Line($"var rightTile = SharedMemory.Allocate<float>({tile.Depth * tile.RightStride});");
        writer.Line("var lane = Group.IdxX;");
        writer.Line($"var laneX = lane % {tile.Side};");
        writer.Line($"var laneY = lane / {tile.Side};");
        var across = (Columns + tile.Width - 1) / tile.Width;
        writer.Line($"var rows = {Rows};");
        writer.Line($"var down = (rows + {tile.Height - 1}) / {tile.Height};");
        writer.Line(across == 1 ? "const int firstColumn = 0;" : $"var firstColumn = Grid.IdxX % {across} * {tile.Width};");
        writer.Line($"var firstRow = Grid.IdxX / {across} % down * {tile.Height};");
        if (Begin is not null)
        {
            writer.Line($"var matrix = Grid.IdxX / {across} / down;");
            Begin(writer);
        }

        foreach (var i in Enumerable.Range(0, tile.Tall))
            writer.Line($"float {string.Join(", ", Enumerable.Range(0, tile.Broad).Select(j => $"s_{i}_{j} = 0f"))};");
        writer.Line($"var inner = {Inner};");
        using (writer.Block($"for (var from = 0; from < inner; from += {tile.Depth})"))
        {
            WriteLoad(writer, tile, "leftTile", tile.Height, tile.LeftStride, LeftAlongInner, "firstRow", "rows", Left);
            WriteLoad(writer, tile, "rightTile", tile.Width, tile.RightStride, RightAlongInner, "firstColumn", $"{Columns}", (line, term) => Right(term, line));
            writer.Line("Group.Barrier();");
            using (writer.Block($"for (var depth = 0; depth < {tile.Depth}; depth++)"))
            {
                foreach (var i in Enumerable.Range(0, tile.Tall)) writer.Line($"var a_{i} = leftTile[depth * {tile.LeftStride} + laneY * {tile.Tall}{(i == 0 ? "" : $" + {i}")}];");
                foreach (var j in Enumerable.Range(0, tile.Broad)) writer.Line($"var b_{j} = rightTile[depth * {tile.RightStride} + laneX{(j == 0 ? "" : $" + {j * tile.Side}")}];");
                foreach (var i in Enumerable.Range(0, tile.Tall))
                    foreach (var j in Enumerable.Range(0, tile.Broad)) writer.Line($"s_{i}_{j} = a_{i} * b_{j} + s_{i}_{j};");
            }

            writer.Line("Group.Barrier();");
        }

        foreach (var i in Enumerable.Range(0, tile.Tall))
        {
            writer.Line($"var row_{i} = firstRow + laneY * {tile.Tall}{(i == 0 ? "" : $" + {i}")};");
            foreach (var j in Enumerable.Range(0, tile.Broad))
            {
                if (i == 0) writer.Line($"var column_{j} = firstColumn + laneX{(j == 0 ? "" : $" + {j * tile.Side}")};");
                writer.Line($"if (row_{i} < rows && column_{j} < {Columns}) {Store($"row_{i}", $"column_{j}", $"s_{i}_{j}")}");
            }
        }
    }

    private static void WriteLoad(CodeWriter writer, Tile tile, string view, int lines, int stride, bool alongInner, string first, string end, Func<string, string, string> element)
    {
        using (writer.Block($"for (var at = lane; at < {tile.Depth * lines}; at += {tile.Threads})"))
        {
            writer.Line(alongInner ? $"var term = at % {tile.Depth};" : $"var line = at % {lines};");
            writer.Line(alongInner ? $"var line = at / {tile.Depth};" : $"var term = at / {lines};");
            writer.Line($"var value = 0f;");
            writer.Line($"if ({first} + line < {end} && from + term < inner) value = {element($"({first} + line)", "(from + term)")};");
            writer.Line($"{view}[term * {stride} + line] = value;");
        }
    }

    /// <summary>Sizes of a group's tile: a square of threads, each with Tall × Broad results.</summary>
    private sealed record Tile(int Side, int Tall, int Broad, int Depth)
    {
        // Fewer tiles than this leave multiprocessors idle.
        private const int EnoughTiles = 64;

        public int Threads => Side * Side;

        public int Height => Side * Tall;

        public int Width => Side * Broad;

        // One more than the height: threads that load along the terms write to different banks.
        public int LeftStride => Height + 1;

        public int RightStride => Width + 1;

        public static Tile Choose(int side, int rows, int columns)
        {
            foreach (var (tall, broad) in new[] { (4, 4), (4, 2), (2, 4), (2, 2), (2, 1), (1, 2) })
            {
                var tile = new Tile(side, tall, broad, side);
                var tiles = (long)((rows + tile.Height - 1) / tile.Height) * ((columns + tile.Width - 1) / tile.Width);
                if (tiles >= EnoughTiles && tile.Width <= columns + side) return tile;
            }

            return new Tile(side, 1, 1, side);
        }
    }
}
