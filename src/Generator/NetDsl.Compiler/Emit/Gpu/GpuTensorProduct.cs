using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Writes a product for the tensor cores of CUDA, for either of the precisions: eight warps share a tile of the result, and each keeps its part in
/// registers of its own name, since inline PTX would take C#'s variables through memory. Shared memory holds words, one number or two
/// neighbouring ones each, so that both instructions find their fragments at the same places (PTX ISA, "Matrix Fragments for mma").
/// </summary>
internal sealed class GpuTensorProduct
{
    // Terms of a tile, in words; the stride has four more, so that the eight rows and four words of a fragment lie in 32 banks.
    private const int Depth = 16;
    private const int Stride = Depth + 4;
    private const int Threads = 256;

    // What is smaller is over before tensor cores would help.
    private const int LeastColumns = 32;
    private const int LeastRows = 32;

    private readonly GpuProduct product;
    private readonly int down;
    private readonly int across;

    private GpuTensorProduct(GpuProduct product)
    {
        this.product = product;
        // Fragments of 16 × 8 that a warp has below and beside one another: 16 for large results, 4 where these would be too few tiles.
        var large = (long)product.LikelyRows * product.Columns >= 128L * 128 * 64;
        (down, across) = large ? (4, 4) : (2, 2);
    }

    /// <summary>Rows of a group's tile: two warps below one another.</summary>
    public int Height => 2 * 16 * down;

    /// <summary>Columns of it: four warps side by side.</summary>
    public int Width => 4 * 8 * across;

    /// <summary>Writes the kernel's variant, or gives null where the product is too small.</summary>
    public static GpuTensorProduct? TryWrite(GpuProduct product, GpuKernel kernel)
    {
        if (product.Columns < LeastColumns || product.LikelyRows < LeastRows) return null;
        var tensor = new GpuTensorProduct(product);
        kernel.Tensor = new CodeWriter();
        tensor.Write(kernel.Tensor);
        return tensor;
    }

    private void Write(CodeWriter writer)
    {
        writer.Line($"var leftTile = SharedMemory.Allocate<uint>({Height * Stride});");
        writer.Line($"var rightTile = SharedMemory.Allocate<uint>({Width * Stride});");
        writer.Line("var lane = Group.IdxX;");
        writer.Line("var quad = lane % 4;");
        writer.Line("var octet = lane % 32 / 4;");
        writer.Line($"var warpRow = lane / 128 * {16 * down} + octet;");
        writer.Line($"var warpColumn = lane / 32 % 4 * {8 * across};");
        product.WritePlace(writer, Height, Width);
        var sums = Enumerable.Range(0, 4 * down * across).ToList();
        writer.Line($"CudaAsm.Emit(\".reg .f32 sum<{sums.Count}>;\");");
        writer.Line($"CudaAsm.Emit(\"{string.Join(" ", sums.Select(i => $"mov.f32 sum{i}, 0f00000000;"))}\");");
        writer.Line($"var inner = {product.Inner};");
        using (writer.Block($"for (var from = 0; from < inner; from += {Depth} * TPrecision.Terms)"))
        {
            WriteLoad(writer, "leftTile", Height, "firstRow", "rows", product.Left);
            WriteLoad(writer, "rightTile", Width, "firstColumn", $"{product.Columns}", product.Right);
            writer.Line("Group.Barrier();");
            using (writer.Block($"for (var word = quad; word < {Depth}; word += 8)"))
            {
                foreach (var i in Enumerable.Range(0, down))
                {
                    writer.Line($"var left_{i} = (warpRow{(i == 0 ? "" : $" + {16 * i}")}) * {Stride} + word;");
                    foreach (var (k, offset) in new[] { 0, 8 * Stride, 4, (8 * Stride) + 4 }.Select((offset, k) => (k, offset)))
                        writer.Line($"var a_{i}_{k} = leftTile[left_{i}{(offset == 0 ? "" : $" + {offset}")}];");
                }

                foreach (var j in Enumerable.Range(0, across))
                {
                    writer.Line($"var right_{j} = (warpColumn{(j == 0 ? "" : $" + {8 * j}")} + octet) * {Stride} + word;");
                    writer.Line($"var b_{j}_0 = rightTile[right_{j}];");
                    writer.Line($"var b_{j}_1 = rightTile[right_{j} + 4];");
                }

                using (writer.Block("if (TPrecision.Terms == 1)")) WriteProducts(writer, "TensorFloat32");
                using (writer.Block("else")) WriteProducts(writer, "BFloat16");
            }

            writer.Line("Group.Barrier();");
        }

        WriteStores(writer);
    }

    private void WriteProducts(CodeWriter writer, string instruction)
    {
        foreach (var i in Enumerable.Range(0, down))
            foreach (var j in Enumerable.Range(0, across))
            {
                var sums = string.Join(", ", Enumerable.Range(0, 4).Select(k => $"sum{First(i, j) + k}"));
                writer.Line($"CudaAsm.Emit(GpuTensor.{instruction} + \"{{{sums}}}, {{%0, %1, %2, %3}}, {{%4, %5}}, {{{sums}}};\", a_{i}_0, a_{i}_1, a_{i}_2, a_{i}_3, b_{j}_0, b_{j}_1);");
            }
    }

    private void WriteStores(CodeWriter writer)
    {
        writer.Line("float value;");
        foreach (var i in Enumerable.Range(0, down))
            foreach (var half in new[] { 0, 1 })
            {
                var row = $"row_{i}_{half}";
                writer.Line($"var {row} = firstRow + warpRow + {(16 * i) + (8 * half)};");
                foreach (var j in Enumerable.Range(0, across))
                    foreach (var side in new[] { 0, 1 })
                    {
                        if (i == 0 && half == 0) writer.Line($"var column_{j}_{side} = firstColumn + warpColumn + quad * 2 + {(8 * j) + side};");
                        writer.Line($"CudaAsm.Emit(\"mov.f32 %0, sum{First(i, j) + (2 * half) + side};\", out value);");
                        writer.Line($"if ({row} < rows && column_{j}_{side} < {product.Columns}) {product.Store(row, $"column_{j}_{side}", "value")}");
                    }
            }
    }

    private int First(int i, int j) => 4 * ((i * across) + j);

    private static void WriteLoad(CodeWriter writer, string view, int lines, string first, string end, GpuFactor factor)
    {
        var inside = $"{first} + line < {end} && term";
        if (factor is { AlongInner: true, Four: { } load })
        {
            using (writer.Block($"for (var at = lane; at < {lines * Depth / 4}; at += {Threads})"))
            {
                writer.Line($"var line = at / {Depth / 4};");
                writer.Line($"var word = at % {Depth / 4} * 4;");
                writer.Line("var term = from + word * TPrecision.Terms;");
                writer.Line("GpuFloats four = default;");
                writer.Line("GpuFloats next = default;");
                writer.Line($"if ({inside} < inner) four = {load($"({first} + line)", "term")};");
                writer.Line($"if (TPrecision.Terms == 2 && {inside} + 4 < inner) next = {load($"({first} + line)", "(term + 4)")};");
                writer.Line($"GpuTensor.Fill<TPrecision>({view}, line * {Stride} + word, four, next);");
            }

            return;
        }

        using (writer.Block($"for (var at = lane; at < {lines * Depth}; at += {Threads})"))
        {
            writer.Line(factor.AlongInner ? $"var line = at / {Depth};" : $"var line = at % {lines};");
            writer.Line(factor.AlongInner ? $"var word = at % {Depth};" : $"var word = at / {lines};");
            writer.Line("var term = from + word * TPrecision.Terms;");
            writer.Line("var low = 0f;");
            writer.Line("var high = 0f;");
            writer.Line($"if ({inside} < inner) low = {factor.Element($"({first} + line)", "term")};");
            writer.Line($"if (TPrecision.Terms == 2 && {inside} + 1 < inner) high = {factor.Element($"({first} + line)", "(term + 1)")};");
            writer.Line($"{view}[line * {Stride} + word] = TPrecision.Pack(low, high);");
        }
    }
}
