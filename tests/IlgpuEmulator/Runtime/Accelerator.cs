using System;
using ILGPU.Util;

namespace ILGPU.Runtime;

/// <summary>A device in use: its memory, its streams, its kernels.</summary>
public abstract class Accelerator : DisposeBase, IDevice
{
    private protected Accelerator(Context context, Device device)
    {
        Context = context;
        Device = device;
        DefaultStream = null!;
    }

    public event EventHandler? Disposed;

    /// <summary>In a kernel, the kind of device that runs it.</summary>
    public static AcceleratorType CurrentType => Emulation.GroupRun.CurrentOrNull?.AcceleratorType ?? AcceleratorType.CPU;

    public Context Context { get; }

    public Device Device { get; }

    public AcceleratorStream DefaultStream { get; protected set; }

    public AcceleratorType AcceleratorType => Device.AcceleratorType;

    public string Name => Device.Name;

    public long MemorySize => Device.MemorySize;

    public Index3D MaxGridSize => Device.MaxGridSize;

    public Index3D MaxGroupSize => Device.MaxGroupSize;

    public int MaxNumThreadsPerGroup => Device.MaxNumThreadsPerGroup;

    public int MaxSharedMemoryPerGroup => Device.MaxSharedMemoryPerGroup;

    public int MaxConstantMemory => Device.MaxConstantMemory;

    public int WarpSize => Device.WarpSize;

    public int NumMultiprocessors => Device.NumMultiprocessors;

    public int MaxNumThreadsPerMultiprocessor => Device.MaxNumThreadsPerMultiprocessor;

    public int MaxNumThreads => Device.MaxNumThreads;

    public (Index1D, Index1D) MaxNumGroupsExtent =>
        (NumMultiprocessors * (MaxNumThreadsPerMultiprocessor / MaxNumThreadsPerGroup), MaxNumThreadsPerGroup);

    internal IlgpuEmulator.EmulatedAccelerator Emulated =>
        this as IlgpuEmulator.EmulatedAccelerator ?? throw new NotSupportedException("Not an emulated accelerator.");

    public AcceleratorStream CreateStream() => CreateStreamInternal();

    /// <summary>Makes this accelerator the current one of the thread; the emulator has no such state.</summary>
    public void Bind()
    {
    }

    /// <summary>Runs all that was launched and copied on every stream, in order.</summary>
    public void Synchronize() => Emulated.SynchronizeAll();

    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged =>
        Allocate1D<T, Stride1D.Dense>(length, default);

    public MemoryBuffer1D<T, TStride> Allocate1D<T, TStride>(long length, TStride stride)
        where T : unmanaged
        where TStride : struct, IStride1D
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        long elements = stride.ComputeBufferLength(new LongIndex1D(length));
        Emulation.DeviceMemory memory = Emulated.Allocate(elements, Interop.SizeOf<T>(), typeof(T).Name);
        return new MemoryBuffer1D<T, TStride>(this, new ArrayView1D<T, TStride>(new ArrayView<T>(memory, 0, elements), length, stride));
    }

    public override string ToString() => Device.ToString();

    protected abstract AcceleratorStream CreateStreamInternal();

    protected override void Dispose(bool disposing) => Disposed?.Invoke(this, EventArgs.Empty);
}
