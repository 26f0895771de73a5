using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetDsl.Kernels;

/// <summary>Where a vector is not 0, in order: a list first, so that the loop over it ends once, where bits walked one by one would end at random.</summary>
internal static unsafe class Nonzeros
{
    /// <summary>So many places behind the last may be overwritten.</summary>
    public const int Beyond = 16;

    /// <summary>Writes the indices of all values but 0 and gives their number; what is not a number is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Find(float* x, int length, int* places)
    {
        var count = 0;
        var i = 0;
        if (Avx512F.IsSupported)
        {
            var indices = Vector512<int>.Indices;
            for (; i <= length - 16; i += 16)
            {
                var some = ~Vector512.Equals(Vector512.Load(x + i), Vector512<float>.Zero).AsInt32();
                Avx512F.Compress(Vector512<int>.Zero, some, indices).Store(places + count);
                count += BitOperations.PopCount((uint)some.ExtractMostSignificantBits());
                indices += Vector512.Create(16);
            }
        }

        // Every place is written, and overwritten where it is none: nothing to guess.
        for (; i < length; i++)
        {
            places[count] = i;
            count += x[i] == 0 ? 0 : 1;
        }

        return count;
    }
}
