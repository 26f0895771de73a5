using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.IlgpuEmulator.Tests;

/// <summary>Kernels that are wrong in one way each.</summary>
public static class FaultyKernels
{
    /// <summary>Lanes of a group write one element.</summary>
    public static void WriteOneElement(ArrayView<float> x) => x[Grid.IdxX] = Group.IdxX;

    /// <summary>Groups write one element.</summary>
    public static void GroupsWriteOneElement(ArrayView<float> x)
    {
        if (Group.IdxX == 0)
        {
            x[0] = Grid.IdxX;
        }
    }

    /// <summary>A lane reads its neighbour's element with no barrier after the neighbour's write.</summary>
    public static void ReadNeighbour(ArrayView<float> x)
    {
        ArrayView<float> values = SharedMemory.Allocate<float>(256);
        int lane = Group.IdxX;
        values[lane] = lane;
        x[Grid.GlobalIndex.X] = values[(lane + 1) % Group.DimX];
    }

    /// <summary>A tree reduction without the barrier in its loop.</summary>
    public static void TreeSumWithoutBarrier(ArrayView<float> x, ArrayView<float> sums)
    {
        ArrayView<float> partial = SharedMemory.Allocate<float>(256);
        int lane = Group.IdxX;
        partial[lane] = x[Grid.GlobalIndex.X];
        Group.Barrier();
        for (int half = Group.DimX / 2; half > 0; half /= 2)
        {
            if (lane < half)
            {
                partial[lane] += partial[lane + half];
            }
        }
        if (lane == 0)
        {
            sums[Grid.IdxX] = partial[0];
        }
    }

    public static void MixAtomicAndPlain(ArrayView<int> x)
    {
        if (Group.IdxX == 0)
        {
            x[0] = 7;
        }
        else
        {
            Atomic.Add(ref x[0], 1);
        }
    }

    public static void GlobalOutOfBounds(ArrayView<float> x) => x[Grid.GlobalIndex.X + 1] = 0f;

    public static void SharedOutOfBounds(ArrayView<float> x)
    {
        ArrayView<float> values = SharedMemory.Allocate<float>(8);
        values[Group.IdxX] = 1f;
        x[Grid.GlobalIndex.X] = values[Group.IdxX];
    }

    /// <summary>Half the lanes return before the barrier.</summary>
    public static void SomeEndEarly(ArrayView<float> x)
    {
        if (Group.IdxX >= Group.DimX / 2)
        {
            return;
        }
        Group.Barrier();
        x[Grid.GlobalIndex.X] = 1f;
    }

    /// <summary>The lanes wait at two different barriers.</summary>
    public static void TwoBarriers(ArrayView<float> x)
    {
        if (Group.IdxX % 2 == 0)
        {
            x[Grid.GlobalIndex.X] = 1f;
            Group.Barrier();
        }
        else
        {
            x[Grid.GlobalIndex.X] = 2f;
            Group.Barrier();
        }
    }

    /// <summary>Part of a warp shuffles, the rest ends.</summary>
    public static void PartialShuffle(ArrayView<float> x)
    {
        if (Warp.LaneIdx > 0)
        {
            x[Grid.GlobalIndex.X] = Warp.ShuffleDown(1f, 1);
        }
    }

    public static void ReadFreshShared(ArrayView<float> x)
    {
        ArrayView<float> values = SharedMemory.Allocate<float>(256);
        x[Grid.GlobalIndex.X] = values[Group.IdxX];
    }

    public static void TooMuchShared(ArrayView<float> x) => x[0] = SharedMemory.Allocate<float>(48 * 1024)[0];
}
