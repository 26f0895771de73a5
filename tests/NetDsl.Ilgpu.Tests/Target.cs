using System.Runtime.CompilerServices;
using NetDsl.Ilgpu;
using Xunit;

// One device for all: tests that exchange it run alone.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>The tests of emitted code run programs for GPUs, on the machine's GPU or the emulator.</summary>
internal static class Target
{
    public static Device Device => Device.Gpu;

#pragma warning disable CA2255 // This assembly is a program: its tests.
    [ModuleInitializer]
    internal static void OpenDevice() => GpuDevice.Share(GpuDevice.Open(emulate: true));
#pragma warning restore CA2255
}
