using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>Which vectors the matrix kernels use.</summary>
internal static class Widths
{
    /// <summary>The widest accelerated vectors of this machine, in lanes: 16, 8 or 4.</summary>
    public static readonly int Widest = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>True where 32 vector registers hold the large tiles; with 16 they would spill.</summary>
    public static readonly bool ManyRegisters = Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported;
}
