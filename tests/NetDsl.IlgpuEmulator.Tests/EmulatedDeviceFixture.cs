using System;
using ILGPU;
using ILGPU.Runtime;
using IlgpuEmulator;

namespace NetDsl.IlgpuEmulator.Tests;

/// <summary>A context and accelerator of the emulator with chosen options.</summary>
internal sealed class EmulatedDeviceFixture : IDisposable
{
    private readonly Context context;

    public EmulatedDeviceFixture(EmulatorOptions options)
    {
        using (EmulatorOptions.Use(options))
        {
            context = Context.Create(builder => builder.AllAccelerators().Optimize(OptimizationLevel.O1));
        }
        Accelerator = context.GetPreferredDevice(preferCPU: false).CreateAccelerator(context);
    }

    public EmulatedDeviceFixture(int groupSize, bool rewrite = true)
        : this(new EmulatorOptions { MaxNumThreadsPerGroup = groupSize, WarpSize = groupSize >= 32 ? 32 : 4, RewriteKernels = rewrite })
    {
    }

    public Accelerator Accelerator { get; }

    public AcceleratorStream Stream => Accelerator.DefaultStream;

    public void Dispose()
    {
        Accelerator.Dispose();
        context.Dispose();
    }
}
