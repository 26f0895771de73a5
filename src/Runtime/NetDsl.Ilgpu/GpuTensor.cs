using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>How the factors of a product are rounded for tensor cores, and how they lie in words of 32 bits.</summary>
public interface ITensorPrecision
{
    /// <summary>Terms of a sum that one word holds.</summary>
    static abstract int Terms { get; }

    /// <summary>A word of neighbouring terms; the second is left out where a word holds one.</summary>
    static abstract uint Pack(float low, float high);
}

/// <summary>What the kernels for tensor cores are made of.</summary>
public static class GpuTensor
{
    /// <summary>The instruction for words of one TF32 number each: [16, 8] · [8, 8] of a warp.</summary>
    public const string TensorFloat32 = "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 ";

    /// <summary>The instruction for words of two BF16 numbers each: [16, 16] · [16, 8] of a warp.</summary>
    public const string BFloat16 = "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 ";

    /// <summary>Rounds neighbouring terms and puts them into four words in a row.</summary>
    /// <param name="tile">Shared memory.</param>
    /// <param name="at">The first word.</param>
    /// <param name="four">The first terms.</param>
    /// <param name="next">The terms behind them, where a word holds two.</param>
    public static void Fill<TPrecision>(ArrayView<uint> tile, int at, GpuFloats four, GpuFloats next)
        where TPrecision : struct, ITensorPrecision
    {
        if (TPrecision.Terms == 1)
        {
            tile[at] = TPrecision.Pack(four.X, 0f);
            tile[at + 1] = TPrecision.Pack(four.Y, 0f);
            tile[at + 2] = TPrecision.Pack(four.Z, 0f);
            tile[at + 3] = TPrecision.Pack(four.W, 0f);
        }
        else
        {
            tile[at] = TPrecision.Pack(four.X, four.Y);
            tile[at + 1] = TPrecision.Pack(four.Z, four.W);
            tile[at + 2] = TPrecision.Pack(next.X, next.Y);
            tile[at + 3] = TPrecision.Pack(next.Z, next.W);
        }
    }

    /// <summary>The nearest number with 10 bits behind the point, halves away from 0, as bits of a float: TF32.</summary>
    public static uint RoundToTensorFloat32(float value)
    {
        var bits = Interop.FloatAsInt(value);
        if ((bits & 0x7F800000u) != 0x7F800000u) return (bits + 0x1000u) & 0xFFFFE000u;
        // Infinity stays, and so does NaN, whose low bits may be all it has.
        return (bits & 0x007FFFFFu) == 0u ? bits : bits | 0x00400000u;
    }

    /// <summary>The nearest number with 7 bits behind the point, halves to even, in the lower half of a word: BF16.</summary>
    public static uint RoundToBFloat16(float value)
    {
        var bits = Interop.FloatAsInt(value);
        if ((bits & 0x7F800000u) != 0x7F800000u) return (bits + 0x7FFFu + ((bits >> 16) & 1u)) >> 16;
        return ((bits & 0x007FFFFFu) == 0u ? bits : bits | 0x00400000u) >> 16;
    }
}

/// <summary>Words of one number with 10 bits behind the point.</summary>
public readonly struct TensorFloat32Words : ITensorPrecision
{
    /// <inheritdoc/>
    public static int Terms => 1;

    /// <inheritdoc/>
    public static uint Pack(float low, float high) => GpuTensor.RoundToTensorFloat32(low);
}

/// <summary>Words of two numbers with 7 bits behind the point.</summary>
public readonly struct BFloat16Words : ITensorPrecision
{
    /// <inheritdoc/>
    public static int Terms => 2;

    /// <inheritdoc/>
    public static uint Pack(float low, float high) => GpuTensor.RoundToBFloat16(low) | (GpuTensor.RoundToBFloat16(high) << 16);
}
