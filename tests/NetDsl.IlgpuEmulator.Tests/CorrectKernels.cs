using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.IlgpuEmulator.Tests;

/// <summary>Kernels as they are written for a GPU.</summary>
public static class CorrectKernels
{
    public static void Scale(ArrayView<float> x, ArrayView<float> y, float factor, int length)
    {
        int i = Grid.GlobalIndex.X;
        if (i < length)
        {
            y[i] = factor * x[i];
        }
    }

    /// <summary>Each group sums its share of x in a tree; the group's size is a power of two.</summary>
    public static void TreeSum(ArrayView<float> x, ArrayView<float> sums, int length)
    {
        ArrayView<float> partial = SharedMemory.Allocate<float>(256);
        int lane = Group.IdxX;
        int i = Grid.GlobalIndex.X;
        partial[lane] = i < length ? x[i] : 0f;
        Group.Barrier();
        for (int half = Group.DimX / 2; half > 0; half /= 2)
        {
            if (lane < half)
            {
                partial[lane] += partial[lane + half];
            }
            Group.Barrier();
        }
        if (lane == 0)
        {
            sums[Grid.IdxX] = partial[0];
        }
    }

    /// <summary>c = a·b for square row-major matrices, in tiles of the group's square.</summary>
    public static void TiledProduct(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c, int n)
    {
        ArrayView<float> tileA = SharedMemory.Allocate<float>(256);
        ArrayView<float> tileB = SharedMemory.Allocate<float>(256);
        int tile = Group.DimX;
        int x = Group.IdxX;
        int y = Group.IdxY;
        int row = (Grid.IdxY * tile) + y;
        int column = (Grid.IdxX * tile) + x;
        float sum = 0f;
        for (int k = 0; k < n; k += tile)
        {
            tileA[(y * tile) + x] = row < n && k + x < n ? a[(row * n) + k + x] : 0f;
            tileB[(y * tile) + x] = column < n && k + y < n ? b[((k + y) * n) + column] : 0f;
            Group.Barrier();
            for (int j = 0; j < tile; j++)
            {
                sum += tileA[(y * tile) + j] * tileB[(j * tile) + x];
            }
            Group.Barrier();
        }
        if (row < n && column < n)
        {
            c[(row * n) + column] = sum;
        }
    }

    /// <summary>Sums a warp's values by shuffles; its first lane writes.</summary>
    public static void WarpSum(ArrayView<float> x, ArrayView<float> sums)
    {
        float value = x[Grid.GlobalIndex.X];
        for (int delta = Warp.WarpSize / 2; delta > 0; delta /= 2)
        {
            value += Warp.ShuffleDown(value, delta);
        }
        if (Warp.IsFirstLane)
        {
            sums[Grid.GlobalIndex.X / Warp.WarpSize] = value;
        }
    }

    public static void Butterfly(ArrayView<float> x, ArrayView<float> sums)
    {
        int i = Grid.GlobalIndex.X;
        float value = x[i];
        for (int mask = Warp.WarpSize / 2; mask > 0; mask /= 2)
        {
            value += Warp.ShuffleXor(value, mask);
        }
        sums[i] = value;
    }

    /// <summary>The same with nothing on the stack where lanes meet, so that it can be rewritten.</summary>
    public static void ButterflyByStatements(ArrayView<float> x, ArrayView<float> sums)
    {
        int i = Grid.GlobalIndex.X;
        float value = x[i];
        for (int mask = Warp.WarpSize / 2; mask > 0; mask /= 2)
        {
            float other = Warp.ShuffleXor(value, mask);
            value += other;
        }
        sums[i] = value;
    }

    public static void ReverseInWarp(ArrayView<int> x, ArrayView<int> reversed)
    {
        int i = Grid.GlobalIndex.X;
        reversed[i] = Warp.Shuffle(x[i], Warp.WarpSize - 1 - Warp.LaneIdx);
    }

    public static void AtomicCount(ArrayView<int> total, ArrayView<float> sum, ArrayView<int> most)
    {
        Atomic.Add(ref total[0], 1);
        Atomic.Add(ref sum[0], 0.5f);
        Atomic.Max(ref most[0], Grid.GlobalIndex.X);
    }

    /// <summary>A barrier inside a helper, as block reductions are written.</summary>
    public static void NormalizeByGroupSum(ArrayView<float> x)
    {
        ArrayView<float> partial = SharedMemory.Allocate<float>(256);
        int i = Grid.GlobalIndex.X;
        float sum = GroupSum(partial, x[i]);
        x[i] = x[i] / sum;
    }

    /// <summary>A barrier inside a helper inside an expression, where values lie on the stack.</summary>
    public static void DivideByGroupSum(ArrayView<float> x)
    {
        int i = Grid.GlobalIndex.X;
        ArrayView<float> partial = SharedMemory.Allocate<float>(256);
        x[i] = x[i] / GroupSum(partial, x[i]);
    }

    public static void CountVotes(ArrayView<int> votes)
    {
        int yes = Group.BarrierPopCount(Group.IdxX % 2 == 0);
        bool any = Group.BarrierOr(Group.IdxX == 3);
        bool all = Group.BarrierAnd(Group.IdxX != 3);
        int third = Group.Broadcast(Group.IdxX * 10, 3);
        votes[Grid.GlobalIndex.X] = yes + (any ? 1000 : 0) + (all ? 10000 : 0) + third;
    }

    private static float GroupSum(ArrayView<float> partial, float value)
    {
        int lane = Group.IdxX;
        partial[lane] = value;
        Group.Barrier();
        for (int half = Group.DimX / 2; half > 0; half /= 2)
        {
            if (lane < half)
            {
                partial[lane] = partial[lane] + partial[lane + half];
            }
            Group.Barrier();
        }
        return partial[0];
    }
}
