#if ILGPU_EMULATOR
using System;
using IlgpuEmulator;

namespace NetDsl.Ilgpu.Tests;

/// <summary>Another shared device until it is disposed.</summary>
internal sealed class OtherDevice : IDisposable
{
    private readonly GpuDevice before = GpuDevice.Shared;
    private readonly GpuDevice device;

    public OtherDevice(EmulatorOptions options)
    {
        using (EmulatorOptions.Use(options)) device = GpuDevice.Open(emulate: true);
        GpuDevice.Share(device);
    }

    public void Dispose()
    {
        device.Dispose();
        GpuDevice.Share(before);
    }
}
#endif
