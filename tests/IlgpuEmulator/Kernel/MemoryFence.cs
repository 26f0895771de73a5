using System.Threading;

namespace ILGPU;

/// <summary>Orders a lane's own accesses. A fence makes no other lane wait, so the race check ignores it.</summary>
public static class MemoryFence
{
    public static void GroupLevel() => Interlocked.MemoryBarrier();

    public static void DeviceLevel() => Interlocked.MemoryBarrier();

    public static void SystemLevel() => Interlocked.MemoryBarrier();
}
