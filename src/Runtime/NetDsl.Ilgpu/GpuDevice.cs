using System;
using System.Linq;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace NetDsl.Ilgpu;

/// <summary>A GPU and its one stream of work. All programs of a process share one device unless they are given another.</summary>
public sealed class GpuDevice : IDisposable
{
    private static readonly Lock Gate = new();
    private static GpuDevice? shared;
    private readonly Context context;

    private GpuDevice(Context context, ILGPU.Runtime.Device device)
    {
        this.context = context;
        try
        {
            Accelerator = device.CreateAccelerator(context);
            Stream = Accelerator.CreateStream();
            Graphs = Accelerator is CudaAccelerator ? CudaGraphDriver.Find() : null;
            HasTensorCores = Accelerator is CudaAccelerator { Architecture.Major: >= 8 };
        }
        catch (Exception cause) when (cause is not GpuException)
        {
            context.Dispose();
            throw new GpuException($"the device '{device.Name}' cannot be opened: {cause.Message}", cause);
        }
    }

    /// <summary>The device with the most memory, opened at the first use: CUDA, else OpenCL.</summary>
    /// <exception cref="GpuException">There is none, or it cannot be opened.</exception>
    public static GpuDevice Shared
    {
        get
        {
            lock (Gate) return shared ??= Open();
        }
    }

    /// <summary>Why there is no device to use, as a sentence; null where there is one.</summary>
    public static string? WhyNone
    {
        get
        {
            try
            {
                _ = Shared;
                return null;
            }
            catch (GpuException none)
            {
                return none.Message;
            }
        }
    }

    /// <summary>The device's name, as its driver has it.</summary>
    public string Name => Accelerator.Name;

    /// <summary>Bytes of its memory.</summary>
    public long MemorySize => Accelerator.MemorySize;

    /// <summary>Bytes that are not in use: as the driver says on CUDA, else what programs of this process do not hold.</summary>
    public long FreeMemory => Accelerator is CudaAccelerator cuda ? cuda.GetFreeMemory() : MemorySize - BytesHeld;

    /// <summary>Bytes that programs of this process hold.</summary>
    public long BytesHeld { get; internal set; }

    internal Accelerator Accelerator { get; }

    internal AcceleratorStream Stream { get; }

    /// <summary>Threads of a group: 256 where the device can, else 16.</summary>
    public int GroupSize => Accelerator.MaxNumThreadsPerGroup >= 256 ? 256 : 16;

    /// <summary>True where products can run on tensor cores: CUDA from compute capability 8.0 on, where inline PTX knows TF32 and BF16.</summary>
    public bool HasTensorCores { get; internal set; }

    /// <summary>
    /// Whether a step's kernels are captured into a graph and started by one call of the driver, where it can: CUDA from 11.4 on. Programs
    /// take it when they are made.
    /// </summary>
    public bool ReplaysSteps { get; set; } = true;

    /// <summary>What captures and replays; null where nothing can.</summary>
    internal IGraphDriver? Graphs { get; set; }

    /// <summary>The driver's handle of the stream.</summary>
    internal IntPtr StreamHandle => Stream is CudaStream stream ? stream.StreamPtr : IntPtr.Zero;

    /// <summary>Opens the GPU with the most memory.</summary>
    /// <param name="emulate">Run kernels on the CPU where there is no GPU: slow, for tests.</param>
    /// <exception cref="GpuException">There is none, or it cannot be opened.</exception>
    public static GpuDevice Open(bool emulate = false)
    {
        Context context;
        try
        {
            context = Context.Create(builder =>
            {
                builder.Cuda().OpenCL().Optimize(OptimizationLevel.O1);
                if (emulate) builder.CPU();
            });
        }
        catch (Exception cause)
        {
            throw new GpuException($"the drivers of this machine's GPUs cannot be asked: {cause.Message}", cause);
        }

        var devices = context.Devices.Where(device => emulate || device.AcceleratorType != AcceleratorType.CPU);
        if (devices.OrderBy(device => Preference(device.AcceleratorType)).ThenByDescending(device => device.MemorySize).FirstOrDefault() is { } found)
            return new GpuDevice(context, found);
        context.Dispose();
        throw new GpuException("no GPU was found: install the driver of an NVIDIA GPU (CUDA) or of an OpenCL device, or use Device.Cpu");
    }

    /// <summary>Makes a device the one that <see cref="Shared"/> gives.</summary>
    public static void Share(GpuDevice? device)
    {
        lock (Gate) shared = device;
    }

    /// <summary>Gives the device back; programs that use it must be disposed before.</summary>
    public void Dispose()
    {
        Retire();
        Stream.Dispose();
        Accelerator.Dispose();
        context.Dispose();
    }

    /// <summary>A kernel that was refused spoils its context for kernels to come: who asks next gets a new device.</summary>
    internal void Retire()
    {
        lock (Gate)
            if (shared == this) shared = null;
    }

    private static int Preference(AcceleratorType type) => type switch
    {
        AcceleratorType.Cuda => 0,
        AcceleratorType.OpenCL => 1,
        _ => 2,
    };
}
