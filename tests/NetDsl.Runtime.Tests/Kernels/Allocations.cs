using System;

namespace NetDsl.Runtime.Tests.Kernels;

/// <summary>Bytes that an action allocates on its thread.</summary>
internal static class Allocations
{
    /// <summary>
    /// The least of several rounds of 50 calls, after a warm-up: a collection that another test causes counts the rest of this thread's
    /// allocation block as used.
    /// </summary>
    public static long Least(Action action)
    {
        for (var i = 0; i < 50; i++) action();
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++) action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
