using System;
using ILGPU;
using ILGPU.Runtime;
using Xunit;

namespace NetDsl.IlgpuEmulator.Tests;

public class RefusedKernelsTests
{
    public static TheoryData<Action<ArrayView<float>>, string> Refused => new()
    {
        { RefusedKernels.Throws, "throw is not supported" },
        { RefusedKernels.FusesMultiplyAdd, "MathF.FusedMultiplyAdd is not found on every device" },
        { RefusedKernels.Clamps, "Math.Clamp is not found on every device" },
        { RefusedKernels.ReadsArray, "the static field Table is not a scalar" },
        { RefusedKernels.ReadsVariable, "the static field factor is not readonly" },
        { RefusedKernels.Exponentiates, "MathF.Exp is not found on every device (InHelper)" },
        { RefusedKernels.StackAllocates, "stackalloc is not supported" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_ILGPU_refuses_is_refused(Action<ArrayView<float>> kernel, string reason)
    {
        using EmulatedDeviceFixture device = new(16);
        InternalCompilerException refusal = Assert.Throws<InternalCompilerException>(() => device.Accelerator.LoadKernel(kernel));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.IsType<NotSupportedException>(refusal.InnerException);
    }

    [Fact]
    public void An_argument_that_the_launcher_cannot_see_is_refused()
    {
        using EmulatedDeviceFixture device = new(16);
        InternalCompilerException refusal = Assert.Throws<InternalCompilerException>(() => device.Accelerator.LoadKernel<ArrayView<HiddenArgument>>(RefusedKernels.TakesHidden));
        Assert.Contains("HiddenArgument of an argument is not visible to ILGPURuntime", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_is_refused()
    {
        using EmulatedDeviceFixture device = new(16);
        Assert.Throws<InternalCompilerException>(() => device.Accelerator.LoadKernel<ArrayView<int>>(RefusedKernels.Switches));
    }

    [Fact]
    public void A_refused_kernel_poisons_its_context()
    {
        using EmulatedDeviceFixture device = new(16);
        Assert.Throws<InternalCompilerException>(() => device.Accelerator.LoadKernel<ArrayView<float>>(RefusedKernels.Clamps));
        Assert.Contains(
            "refused Clamps before",
            Assert.Throws<InternalCompilerException>(() => device.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.WriteOneElement)).Message,
            StringComparison.Ordinal);
    }
}
