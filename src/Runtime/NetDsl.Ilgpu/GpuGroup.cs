using ILGPU;
using ILGPU.Runtime.Cuda;

namespace NetDsl.Ilgpu;

/// <summary>
/// What the lanes of a group find together. The order depends on nothing but the size of the group: first 32 neighbouring lanes, then these
/// sums. On CUDA the lanes of a warp shuffle, elsewhere they go through shared memory; both combine the same pairs, so both give the same bits.
/// </summary>
public static class GpuGroup
{
    private const int Neighbours = 32;

    /// <summary>The sum of all lanes' values, for all of them. Called by every lane of a group.</summary>
    /// <param name="partial">Shared memory with a place for each lane.</param>
    /// <param name="value">The lane's.</param>
    public static float Sum(ArrayView<float> partial, float value) => All<Addition>(partial, value);

    /// <summary>The largest of all lanes' values, for all of them; NaN wins. Called by every lane of a group.</summary>
    /// <param name="partial">Shared memory with a place for each lane.</param>
    /// <param name="value">The lane's.</param>
    public static float Max(ArrayView<float> partial, float value) => All<Maximum>(partial, value);

    internal static float All<TCombination>(ArrayView<float> partial, float value)
        where TCombination : struct, ICombination
    {
        // A constant where the kernel is compiled: what is not taken is left out.
        float all;
        if (CudaAsm.IsSupported) all = ByShuffles<TCombination>(partial, value);
        else all = InMemory<TCombination>(partial, value);

        // The memory may be used again from here on.
        Group.Barrier();
        return all;
    }

    private static float ByShuffles<TCombination>(ArrayView<float> partial, float value)
        where TCombination : struct, ICombination
    {
        for (var mask = Warp.WarpSize / 2; mask > 0; mask /= 2)
        {
            var other = Warp.ShuffleXor(value, mask);
            value = TCombination.Of(value, other);
        }

        if (Warp.LaneIdx == 0) partial[Group.IdxX / Warp.WarpSize] = value;
        Group.Barrier();
        var warps = Group.DimX / Warp.WarpSize;
        value = partial[Warp.LaneIdx % warps];
        for (var mask = warps / 2; mask > 0; mask /= 2)
        {
            var other = Warp.ShuffleXor(value, mask);
            value = TCombination.Of(value, other);
        }

        return value;
    }

    private static float InMemory<TCombination>(ArrayView<float> partial, float value)
        where TCombination : struct, ICombination
    {
        var lane = Group.IdxX;
        var near = Group.DimX < Neighbours ? Group.DimX : Neighbours;
        partial[lane] = value;
        Group.Barrier();
        for (var half = near / 2; half > 0; half /= 2)
        {
            if (lane % near < half) partial[lane] = TCombination.Of(partial[lane], partial[lane + half]);
            Group.Barrier();
        }

        for (var half = Group.DimX / 2; half >= near; half /= 2)
        {
            if (lane < half && lane % near == 0) partial[lane] = TCombination.Of(partial[lane], partial[lane + half]);
            Group.Barrier();
        }

        return partial[0];
    }

    private readonly struct Addition : ICombination
    {
        public static float Of(float a, float b) => a + b;
    }

    private readonly struct Maximum : ICombination
    {
        public static float Of(float a, float b) => GpuMath.Max(a, b);
    }
}
