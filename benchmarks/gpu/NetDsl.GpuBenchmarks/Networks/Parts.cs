using static NetDsl.Functions;
using static NetDsl.Layers;

namespace NetDsl.GpuBenchmarks.Networks;

/// <summary>One fused loop: as many bytes are read as written, and the arithmetic between them is small beside that.</summary>
[Network]
public sealed partial class FusedLoop
{
    /// <summary>Elements of a sample.</summary>
    public const int Width = 4096;

    private static Tensor Forward([Shape(Width)] Tensor x) => Relu(x * 1.5f + 0.25f) * x - 0.5f * x;
}

/// <summary>One product of matrices: [batch, 4096] by [4096, 4096].</summary>
[Network]
public sealed partial class SquareProduct
{
    /// <summary>Rows and columns of the weight.</summary>
    public const int Width = 4096;

    private static Tensor Forward([Shape(Width)] Tensor x) => Dense(x, Width, bias: false, name: "fc");
}

/// <summary>The same, tiny.</summary>
[Network]
public sealed partial class SquareProductTiny
{
    /// <summary>Rows and columns of the weight.</summary>
    public const int Width = 64;

    private static Tensor Forward([Shape(Width)] Tensor x) => Dense(x, Width, bias: false, name: "fc");
}
