using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using IlgpuEmulator;
using Xunit;

namespace NetDsl.IlgpuEmulator.Tests;

public class StreamsTests
{
    [Fact]
    public void Work_is_done_in_order_and_seen_only_after_synchronising()
    {
        using EmulatedDeviceFixture device = new(16);
        using AcceleratorStream stream = device.Accelerator.CreateStream();
        using PageLockedArray1D<float> host = device.Accelerator.AllocatePageLocked1D<float>(32);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D(Enumerable.Repeat(1f, 32).ToArray());
        using MemoryBuffer1D<float, Stride1D.Dense> y = device.Accelerator.Allocate1D<float>(32);
        Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, float, int> scale =
            device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, float, int>(CorrectKernels.Scale);
        scale(stream, (2, 16), x.View, y.View, 2f, 32);
        scale(stream, (2, 16), y.View, x.View, 3f, 32);
        x.View.CopyToPageLockedAsync(stream, host);
        Assert.All(host.GetArray(), value => Assert.Equal(0f, value));
        stream.Synchronize();
        Assert.All(host.GetArray(), value => Assert.Equal(6f, value));
    }

    [Fact]
    public void A_pinned_array_changed_before_synchronising_is_copied_as_changed()
    {
        using EmulatedDeviceFixture device = new(16);
        using PageLockedArray1D<float> host = device.Accelerator.AllocatePageLocked1D<float>(4);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D<float>(4);
        host.Span.Fill(1f);
        x.View.CopyFromPageLockedAsync(device.Stream, host);
        host.Span.Fill(2f);
        Assert.All(x.GetAsArray1D(), value => Assert.Equal(2f, value));
    }

    [Fact]
    public void A_stream_does_not_wait_for_another()
    {
        using EmulatedDeviceFixture device = new(16);
        using AcceleratorStream first = device.Accelerator.CreateStream();
        using AcceleratorStream second = device.Accelerator.CreateStream();
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D(new float[4]);
        x.View.BaseView.MemSet(first, 0xFF);
        Assert.Equal(new float[4], x.View.GetAsArray1D(second));
        device.Accelerator.Synchronize();
        Assert.All(x.View.GetAsArray1D(second), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void A_buffer_used_after_its_disposal_is_found()
    {
        using EmulatedDeviceFixture device = new(16);
        MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D(new float[4]);
        ArrayView<float> view = x.View;
        x.Dispose();
        device.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.WriteOneElement)(device.Stream, (1, 1), view);
        Assert.Throws<OutOfBoundsException>(device.Stream.Synchronize);
    }

    [Theory]
    [InlineData(AcceleratorType.CPU, typeof(OutOfMemoryException))]
    [InlineData(AcceleratorType.Cuda, typeof(CudaException))]
    [InlineData(AcceleratorType.OpenCL, typeof(CLException))]
    public void A_full_device_says_so_as_its_driver_does(AcceleratorType type, Type exception)
    {
        using EmulatedDeviceFixture device = new(new EmulatorOptions { AcceleratorType = type, MemorySize = 1000 });
        Assert.Equal(type, device.Accelerator.AcceleratorType);
        using (device.Accelerator.Allocate1D<float>(200))
        {
            Assert.Throws(exception, () => device.Accelerator.Allocate1D<float>(51));
        }
        device.Accelerator.Allocate1D<float>(250).Dispose();
    }

    [Theory]
    [InlineData(AcceleratorType.CPU, typeof(InternalCompilerException))]
    [InlineData(AcceleratorType.Cuda, typeof(CudaException))]
    [InlineData(AcceleratorType.OpenCL, typeof(CLException))]
    public void A_driver_may_refuse_a_kernel(AcceleratorType type, Type exception)
    {
        using EmulatedDeviceFixture device = new(new EmulatorOptions { AcceleratorType = type, RefuseKernel = _ => "no" });
        Assert.Throws(exception, () => device.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.WriteOneElement));
    }

    [Fact]
    public void A_lost_device_fails_whatever_is_asked_of_it()
    {
        EmulatorOptions options = new() { AcceleratorType = AcceleratorType.Cuda, LaunchesUntilLost = 1 };
        using EmulatedDeviceFixture device = new(options);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D(new float[16]);
        Action<AcceleratorStream, KernelConfig, ArrayView<float>> kernel = device.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.ReadFreshShared);
        kernel(device.Stream, (1, 16), x.View);
        Assert.Throws<CudaException>(() => kernel(device.Stream, (1, 16), x.View));
        Assert.Throws<CudaException>(() => x.GetAsArray1D());
        Assert.Throws<CudaException>(() => device.Accelerator.Allocate1D<float>(1));
        Assert.Throws<CudaException>(device.Stream.Synchronize);
    }

    [Fact]
    public void A_group_larger_than_the_device_takes_is_refused()
    {
        using EmulatedDeviceFixture device = new(16);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D<float>(32);
        Action<AcceleratorStream, KernelConfig, ArrayView<float>> kernel = device.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.WriteOneElement);
        Assert.Throws<NotSupportedException>(() => kernel(device.Stream, (1, 17), x.View));
        Assert.Throws<ArgumentOutOfRangeException>(() => kernel(device.Stream, (0, 16), x.View));
    }
}
