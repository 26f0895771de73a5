using ILGPU.Runtime;
using ILGPU.Runtime.Emulation;

namespace ILGPU;

/// <summary>Memory shared by the lanes of a group; filled with NaNs when a group starts.</summary>
public static class SharedMemory
{
    public static ref T Allocate<T>()
        where T : unmanaged =>
        ref Allocate<T>(1)[0];

    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged =>
        GroupRun.Current.AllocateShared<T>(extent);

    public static ArrayView1D<T, Stride1D.Dense> Allocate1D<T>(Index1D extent)
        where T : unmanaged =>
        Allocate<T>(extent.X);

    public static ArrayView<T> GetDynamic<T>()
        where T : unmanaged =>
        GroupRun.Current.DynamicShared<T>();
}
