using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Writes every product of matrices: tiles of both factors in shared memory, and a small tile of the result in the registers of each
/// thread. The kinds of products differ in where an element lies.
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

    /// <summary>The left factor: its lines are the rows of the result.</summary>
    public GpuFactor Left { get; set; } = null!;

    /// <summary>The right factor: its lines are the columns of the result.</summary>
    public GpuFactor Right { get; set; } = null!;

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
        var tensor = GpuTensorProduct.TryWrite(this, kernel);
        kernel.Starts($"Product({{0}}, {GpuKernel.OnHost(Rows)}, {Columns}, {GpuKernel.OnHost(Matrices)}, ({large.Height}, {large.Width}), ({small.Height}, {small.Width}){(tensor is null ? "" : $", ({tensor.Height}, {tensor.Width})")});");
    }

    /// <summary>Which tile of the result a group has: <c>firstRow</c>, <c>firstColumn</c> and, where there are several products, <c>matrix</c>.</summary>
    public void WritePlace(CodeWriter writer, int height, int width)
    {
        var across = (Columns + width - 1) / width;
        writer.Line($"var rows = {Rows};");
        writer.Line($"var down = (rows + {height - 1}) / {height};");
        writer.Line(across == 1 ? "const int firstColumn = 0;" : $"var firstColumn = Grid.IdxX % {across} * {width};");
        writer.Line($"var firstRow = Grid.IdxX / {across} % down * {height};");
        if (Begin is null) return;
        writer.Line($"var matrix = Grid.IdxX / {across} / down;");
        Begin(writer);
    }

    private void Write(CodeWriter writer, Tile tile)
    {
        writer.Line($"var leftTile = SharedMemory.Allocate<float>({tile.Depth * tile.LeftStride});");
        writer.Line($"var rightTile = SharedMemory.Allocate<float>({tile.Depth * tile.RightStride});");
        writer.Line("var lane = Group.IdxX;");
        writer.Line($"var laneX = lane % {tile.Side};");
        writer.Line($"var laneY = lane / {tile.Side};");
        WritePlace(writer, tile.Height, tile.Width);
        foreach (var i in Enumerable.Range(0, tile.Tall))
            writer.Line($"float {string.Join(", ", Enumerable.Range(0, tile.Broad).Select(j => $"s_{i}_{j} = 0f"))};");
        writer.Line($"var inner = {Inner};");
        using (writer.Block($"for (var from = 0; from < inner; from += {tile.Depth})"))
        {
            WriteLoad(writer, tile, "leftTile", tile.Height, tile.LeftStride, "firstRow", "rows", Left);
            WriteLoad(writer, tile, "rightTile", tile.Width, tile.RightStride, "firstColumn", $"{Columns}", Right);
            writer.Line("Group.Barrier();");
            using (writer.Block($"for (var depth = 0; depth < {tile.Depth}; depth++)"))
            {
                var (left, right) = WriteReads(writer, tile);
                foreach (var i in Enumerable.Range(0, tile.Tall))
                    foreach (var j in Enumerable.Range(0, tile.Broad)) writer.Line($"s_{i}_{j} = {left[i]} * {right[j]} + s_{i}_{j};");
            }

            writer.Line("Group.Barrier();");
        }

        foreach (var i in Enumerable.Range(0, tile.Tall))
        {
            writer.Line($"var row_{i} = firstRow + laneY * {tile.Tall}{(i == 0 ? "" : $" + {i}")};");
            foreach (var j in Enumerable.Range(0, tile.Broad))
            {
                if (i == 0) writer.Line($"var column_{j} = firstColumn + laneX{(tile.ByFours ? " * 4" : "")}{(j == 0 ? "" : $" + {tile.Column(j)}")};");
                writer.Line($"if (row_{i} < rows && column_{j} < {Columns}) {Store($"row_{i}", $"column_{j}", $"s_{i}_{j}")}");
            }
        }
    }

    /// <summary>What a thread reads of both tiles for a term, by fours where it has so many neighbours. Gives the C# of its rows and of its columns.</summary>
    private static (string[] Left, string[] Right) WriteReads(CodeWriter writer, Tile tile)
    {
        if (tile.ByFours)
        {
            foreach (var i in Enumerable.Range(0, tile.Tall / 4)) writer.Line($"var a_{i} = GpuFloats.Load(leftTile, depth * {tile.LeftStride / 4} + laneY * {tile.Tall / 4}{(i == 0 ? "" : $" + {i}")});");
            foreach (var j in Enumerable.Range(0, tile.Broad / 4)) writer.Line($"var b_{j} = GpuFloats.Load(rightTile, depth * {tile.RightStride / 4} + laneX{(j == 0 ? "" : $" + {j * tile.Side}")});");
            string[] Parts(string name, int count) => Enumerable.Range(0, count).Select(i => $"{name}_{i / 4}.{"XYZW"[i % 4]}").ToArray();
            return (Parts("a", tile.Tall), Parts("b", tile.Broad));
        }

        foreach (var i in Enumerable.Range(0, tile.Tall)) writer.Line($"var a_{i} = leftTile[depth * {tile.LeftStride} + laneY * {tile.Tall}{(i == 0 ? "" : $" + {i}")}];");
        foreach (var j in Enumerable.Range(0, tile.Broad)) writer.Line($"var b_{j} = rightTile[depth * {tile.RightStride} + laneX{(j == 0 ? "" : $" + {j * tile.Side}")}];");
        string[] Names(string name, int count) => Enumerable.Range(0, count).Select(i => $"{name}_{i}").ToArray();
        return (Names("a", tile.Tall), Names("b", tile.Broad));
    }

    private static void WriteLoad(CodeWriter writer, Tile tile, string view, int lines, int stride, string first, string end, GpuFactor factor)
    {
        var step = factor.Four is null ? 1 : 4;
        using (writer.Block($"for (var at = lane; at < {tile.Depth * lines / step}; at += {tile.Threads})"))
        {
            var (along, times) = (factor.AlongInner ? tile.Depth / step : lines / step, step == 1 ? "" : $" * {step}");
            writer.Line($"var {(factor.AlongInner ? "term" : "line")} = at % {along}{times};");
            writer.Line($"var {(factor.AlongInner ? "line" : "term")} = at / {along};");
            var inside = $"if ({first} + line < {end} && from + term < inner)";
            if (factor.Four is null)
            {
                writer.Line("var value = 0f;");
                writer.Line($"{inside} value = {factor.Element($"({first} + line)", "(from + term)")};");
                writer.Line($"{view}[term * {stride} + line] = value;");
                return;
            }

            writer.Line("GpuFloats four = default;");
            writer.Line($"{inside} four = {factor.Four($"({first} + line)", "(from + term)")};");
            foreach (var i in Enumerable.Range(0, 4))
                writer.Line($"{view}[term * {stride} + line{(i == 0 ? "" : $" + {i * (factor.AlongInner ? stride : 1)}")}] = four.{"XYZW"[i]};");
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

        /// <summary>True where a thread's rows and columns are whole fours, which it reads as one.</summary>
        public bool ByFours => Tall % 4 == 0 && Broad % 4 == 0;

        // More than the height: threads that load along the terms write to different banks.
        public int LeftStride => Height + (ByFours ? 4 : 1);

        public int RightStride => Width + (ByFours ? 4 : 1);

        /// <summary>From a thread's first column to another of its columns: neighbouring threads have neighbours, so that they read from different banks.</summary>
        public int Column(int j) => ByFours ? (j / 4 * Side * 4) + (j % 4) : j * Side;

        public static Tile Choose(int side, int rows, int columns)
        {
            foreach (var (tall, broad) in new[] { (8, 8), (4, 4), (4, 2), (2, 4), (2, 2), (2, 1), (1, 2) })
            {
                var tile = new Tile(side, tall, broad, side);
                var tiles = (long)((rows + tile.Height - 1) / tile.Height) * ((columns + tile.Width - 1) / tile.Width);
                // The largest tiles are fewer, so that one more or less counts: there must be twice as many.
                if (tiles >= EnoughTiles * (tall == 8 ? 2 : 1) && tile.Width <= columns + side) return tile;
            }

            return new Tile(side, 1, 1, side);
        }
    }
}
