using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using IlgpuEmulator;
using Xunit;

namespace NetDsl.IlgpuEmulator.Tests;

public class FaultyKernelsTests
{
    public static TheoryData<int, bool> Modes => CorrectKernelsTests.Modes;

    [Theory]
    [MemberData(nameof(Modes))]
    public void Lanes_writing_one_element_are_a_race(int size, bool rewrite)
    {
        RaceException race = Fault<RaceException>(FaultyKernels.WriteOneElement, size, rewrite, groups: 1);
        Assert.Equal("Race in WriteOneElement: element 0 of buffer 0 (Single[" + size + "]) was written by lane 0 of group 0 and written by lane 1 of group 0, with no barrier between them.", race.Message);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Groups_writing_one_element_are_a_race(int size, bool rewrite)
    {
        RaceException race = Fault<RaceException>(FaultyKernels.GroupsWriteOneElement, size, rewrite, groups: 3);
        Assert.Contains("in one launch", race.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Reading_a_neighbours_write_without_a_barrier_is_a_race(int size, bool rewrite)
    {
        RaceException race = Fault<RaceException>(FaultyKernels.ReadNeighbour, size, rewrite, groups: 1);
        Assert.Contains("shared memory 0 (Single[256])", race.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_missing_barrier_is_a_race(int size, bool rewrite)
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D(Enumerable.Repeat(1f, size).ToArray());
        using MemoryBuffer1D<float, Stride1D.Dense> sums = device.Accelerator.Allocate1D<float>(1);
        device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(FaultyKernels.TreeSumWithoutBarrier)(device.Stream, (1, size), x.View, sums.View);
        Assert.Throws<RaceException>(device.Stream.Synchronize);
    }

    [Fact]
    public void An_atomic_and_a_plain_access_are_a_race()
    {
        using EmulatedDeviceFixture device = new(16);
        using MemoryBuffer1D<int, Stride1D.Dense> x = device.Accelerator.Allocate1D<int>(1);
        device.Accelerator.LoadKernel<ArrayView<int>>(FaultyKernels.MixAtomicAndPlain)(device.Stream, (1, 16), x.View);
        Assert.Contains("atomically", Assert.Throws<RaceException>(device.Stream.Synchronize).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Races_are_let_be_when_the_check_is_off()
    {
        using EmulatedDeviceFixture device = new(new EmulatorOptions { CheckRaces = false });
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D<float>(1);
        device.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.WriteOneElement)(device.Stream, (1, 16), x.View);
        Assert.Equal(15f, x.GetAsArray1D()[0]);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_global_access_out_of_bounds_names_its_place(int size, bool rewrite)
    {
        OutOfBoundsException fault = Fault<OutOfBoundsException>(FaultyKernels.GlobalOutOfBounds, size, rewrite, groups: 1);
        Assert.Equal(
            FormattableString.Invariant($"Out of bounds in GlobalOutOfBounds, lane {size - 1} of group 0: index {size} of a view of {size} elements of 4 bytes that starts at element 0 of buffer 0 (Single[{size}])."),
            fault.Message);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_shared_access_out_of_bounds_is_found(int size, bool rewrite) =>
        Assert.Contains("shared memory 0 (Single[8])", Fault<OutOfBoundsException>(FaultyKernels.SharedOutOfBounds, size, rewrite, groups: 1).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Lanes_that_end_before_a_barrier_are_named(int size, bool rewrite)
    {
        BarrierDivergenceException fault = Fault<BarrierDivergenceException>(FaultyKernels.SomeEndEarly, size, rewrite, groups: 2);
        Assert.Contains("waiting for the group: lanes 0, 1,", fault.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"ended: lanes {size / 2},"), fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(256)]
    public void Lanes_at_two_barriers_are_named(int size) =>
        Assert.Contains("at different barriers", Fault<BarrierDivergenceException>(FaultyKernels.TwoBarriers, size, rewrite: true, groups: 1).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_shuffle_of_part_of_a_warp_is_found(int size, bool rewrite) =>
        Fault<BarrierDivergenceException>(FaultyKernels.PartialShuffle, size, rewrite, groups: 1);

    [Theory]
    [MemberData(nameof(Modes))]
    public void Shared_memory_beyond_the_devices_is_refused(int size, bool rewrite) =>
        Fault<KernelUsageException>(FaultyKernels.TooMuchShared, size, rewrite, groups: 1);

    [Fact]
    public void Fresh_shared_memory_is_poison()
    {
        using EmulatedDeviceFixture device = new(16);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D(new float[48]);
        device.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.ReadFreshShared)(device.Stream, (3, 16), x.View);
        Assert.All(x.GetAsArray1D(), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Fresh_device_memory_is_poison()
    {
        using EmulatedDeviceFixture device = new(16);
        using MemoryBuffer1D<float, Stride1D.Dense> floats = device.Accelerator.Allocate1D<float>(5);
        using MemoryBuffer1D<double, Stride1D.Dense> doubles = device.Accelerator.Allocate1D<double>(5);
        using MemoryBuffer1D<Half, Stride1D.Dense> halves = device.Accelerator.Allocate1D<Half>(5);
        Assert.All(floats.GetAsArray1D(), value => Assert.True(float.IsNaN(value)));
        Assert.All(doubles.GetAsArray1D(), value => Assert.True(double.IsNaN(value)));
        Assert.All(halves.GetAsArray1D(), value => Assert.True(Half.IsNaN(value)));
    }

    [Fact]
    public void An_element_cannot_be_used_on_the_host()
    {
        using EmulatedDeviceFixture device = new(16);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D<float>(5);
        Assert.Throws<KernelUsageException>(() => x.View[0]);
        Assert.Throws<KernelUsageException>(() => Group.Barrier());
    }

    [Fact]
    public void A_device_goes_on_after_a_fault()
    {
        using EmulatedDeviceFixture device = new(16);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D<float>(16);
        device.Accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.SomeEndEarly)(device.Stream, (1, 16), x.View);
        Assert.Throws<BarrierDivergenceException>(device.Stream.Synchronize);
        x.MemSetToZero();
        Assert.Equal(new float[16], x.GetAsArray1D());
    }

    private static TFault Fault<TFault>(Action<ArrayView<float>> kernel, int size, bool rewrite, int groups)
        where TFault : KernelFaultException
    {
        using EmulatedDeviceFixture device = new(size, rewrite);
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D<float>(groups * size);
        device.Accelerator.LoadKernel(kernel)(device.Stream, (groups, size), x.View);
        return Assert.Throws<TFault>(device.Stream.Synchronize);
    }
}
