using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetDsl.Threading;

namespace NetDsl.Benchmarks.Commands;

/// <summary>What the machine can do at most, measured.</summary>
internal static class Machine
{
    private const int Steps = 4_000_000;
    private const int Chains = 20;

    private static volatile float sink;

    /// <summary>Multiply-adds in GFLOP/s (two operations each) of a number of threads, with the widest vectors.</summary>
    public static double Flops(int threads)
    {
        var lanes = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
        using var team = new ThreadTeam(threads);
        var work = new Multiply();
        return Stopwatches.Fastest(7, () => team.Run(work), seconds => 2.0 * lanes * Chains * Steps * threads / seconds / 1e9);
    }

    /// <summary>GB/s of a copy that no cache holds, reads and writes counted.</summary>
    public static unsafe double CopyBandwidth(int threads)
    {
        const nuint bytes = 256 << 20;
        using var team = new ThreadTeam(threads);
        var from = (byte*)NativeMemory.AllocZeroed(bytes);
        var to = (byte*)NativeMemory.AllocZeroed(bytes);
        new Span<byte>(from, (int)bytes).Fill(1);
        try
        {
            var work = new Copy(from, to, (int)bytes);
            return Stopwatches.Fastest(5, () => team.Run(work), seconds => 2.0 * bytes / seconds / 1e9);
        }
        finally
        {
            NativeMemory.Free(from);
            NativeMemory.Free(to);
        }
    }

    private sealed unsafe class Copy(byte* from, byte* to, int bytes) : ITeamWork
    {
        public int Phases => 1;

        public void Run(int phase, int part, int parts)
        {
            var length = bytes / parts;
            new Span<byte>(from + ((nint)part * length), length).CopyTo(new Span<byte>(to + ((nint)part * length), length));
        }
    }

    private sealed class Multiply : ITeamWork
    {
        public int Phases => 1;

        public void Run(int phase, int part, int parts) =>
            sink = Vector512.IsHardwareAccelerated ? Wide() : Vector256.IsHardwareAccelerated ? Middle() : Narrow();

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static float Wide()
        {
            var (a, b) = (Vector512.Create(0.5f), Vector512.Create(0.25f));
            Vector512<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a;
            Vector512<float> d0 = a, d1 = a, d2 = a, d3 = a, d4 = a, d5 = a, d6 = a, d7 = a, d8 = a, d9 = a;
            for (var i = 0; i < Steps; i++)
            {
                c0 = Vector512.FusedMultiplyAdd(c0, a, b);
                c1 = Vector512.FusedMultiplyAdd(c1, a, b);
                c2 = Vector512.FusedMultiplyAdd(c2, a, b);
                c3 = Vector512.FusedMultiplyAdd(c3, a, b);
                c4 = Vector512.FusedMultiplyAdd(c4, a, b);
                c5 = Vector512.FusedMultiplyAdd(c5, a, b);
                c6 = Vector512.FusedMultiplyAdd(c6, a, b);
                c7 = Vector512.FusedMultiplyAdd(c7, a, b);
                c8 = Vector512.FusedMultiplyAdd(c8, a, b);
                c9 = Vector512.FusedMultiplyAdd(c9, a, b);
                d0 = Vector512.FusedMultiplyAdd(d0, a, b);
                d1 = Vector512.FusedMultiplyAdd(d1, a, b);
                d2 = Vector512.FusedMultiplyAdd(d2, a, b);
                d3 = Vector512.FusedMultiplyAdd(d3, a, b);
                d4 = Vector512.FusedMultiplyAdd(d4, a, b);
                d5 = Vector512.FusedMultiplyAdd(d5, a, b);
                d6 = Vector512.FusedMultiplyAdd(d6, a, b);
                d7 = Vector512.FusedMultiplyAdd(d7, a, b);
                d8 = Vector512.FusedMultiplyAdd(d8, a, b);
                d9 = Vector512.FusedMultiplyAdd(d9, a, b);
            }

            return Vector512.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + d0 + d1 + d2 + d3 + d4 + d5 + d6 + d7 + d8 + d9);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static float Middle()
        {
            var (a, b) = (Vector256.Create(0.5f), Vector256.Create(0.25f));
            Vector256<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a;
            for (var i = 0; i < 2 * Steps; i++)
            {
                c0 = Vector256.FusedMultiplyAdd(c0, a, b);
                c1 = Vector256.FusedMultiplyAdd(c1, a, b);
                c2 = Vector256.FusedMultiplyAdd(c2, a, b);
                c3 = Vector256.FusedMultiplyAdd(c3, a, b);
                c4 = Vector256.FusedMultiplyAdd(c4, a, b);
                c5 = Vector256.FusedMultiplyAdd(c5, a, b);
                c6 = Vector256.FusedMultiplyAdd(c6, a, b);
                c7 = Vector256.FusedMultiplyAdd(c7, a, b);
                c8 = Vector256.FusedMultiplyAdd(c8, a, b);
                c9 = Vector256.FusedMultiplyAdd(c9, a, b);
            }

            return Vector256.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static float Narrow()
        {
            var (a, b) = (Vector128.Create(0.5f), Vector128.Create(0.25f));
            Vector128<float> c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a;
            for (var i = 0; i < 2 * Steps; i++)
            {
                c0 = Vector128.FusedMultiplyAdd(c0, a, b);
                c1 = Vector128.FusedMultiplyAdd(c1, a, b);
                c2 = Vector128.FusedMultiplyAdd(c2, a, b);
                c3 = Vector128.FusedMultiplyAdd(c3, a, b);
                c4 = Vector128.FusedMultiplyAdd(c4, a, b);
                c5 = Vector128.FusedMultiplyAdd(c5, a, b);
                c6 = Vector128.FusedMultiplyAdd(c6, a, b);
                c7 = Vector128.FusedMultiplyAdd(c7, a, b);
                c8 = Vector128.FusedMultiplyAdd(c8, a, b);
                c9 = Vector128.FusedMultiplyAdd(c9, a, b);
            }

            return Vector128.Sum(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9);
        }
    }
}
