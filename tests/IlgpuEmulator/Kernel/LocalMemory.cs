using ILGPU.Runtime;
using ILGPU.Runtime.Emulation;

namespace ILGPU;

/// <summary>Memory of one lane; filled with NaNs.</summary>
public static class LocalMemory
{
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged =>
        GroupRun.Current.AllocateLocal<T>(extent);

    public static ArrayView1D<T, Stride1D.Dense> Allocate1D<T>(Index1D extent)
        where T : unmanaged =>
        Allocate<T>(extent.X);
}
