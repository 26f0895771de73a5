using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>What the matrix kernels ask of the processor: which vectors, how many registers, what to fetch ahead.</summary>
internal static unsafe class Widths
{
    /// <summary>The widest accelerated vectors of this machine, in lanes: 16, 8 or 4.</summary>
    public static readonly int Widest = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>True where 32 vector registers hold the large tiles; with 16 they would spill.</summary>
    public static readonly bool ManyRegisters = Avx512F.VL.IsSupported || AdvSimd.Arm64.IsSupported;

    /// <summary>Asks for the cache line at a place that will be read soon; the place need not exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* p)
    {
        if (Sse.IsSupported) Sse.Prefetch0(p);
    }

    /// <summary>The same, into the second cache, for what is read later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PrefetchFar(float* p)
    {
        if (Sse.IsSupported) Sse.Prefetch1(p);
    }
}
