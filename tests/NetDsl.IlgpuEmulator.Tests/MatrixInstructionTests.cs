using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using IlgpuEmulator;
using Xunit;

namespace NetDsl.IlgpuEmulator.Tests;

/// <summary>The matrix instructions of inline PTX, with fragments filled element by element as the PTX ISA writes them down.</summary>
public sealed class MatrixInstructionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TF32_multiplies_16_by_8_with_8_by_8(bool rewrite) => Check(8, rewrite, Kernels.TensorFloat32);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BF16_multiplies_16_by_16_with_16_by_8(bool rewrite) => Check(16, rewrite, Kernels.BFloat16);

    [Fact]
    public void A_register_must_be_declared()
    {
        using EmulatedDeviceFixture device = new(Cuda(rewrite: true));
        using MemoryBuffer1D<float, Stride1D.Dense> x = device.Accelerator.Allocate1D<float>(32);
        device.Accelerator.LoadKernel<ArrayView<float>>(Kernels.Undeclared)(device.Stream, (1, 32), x.View);
        Assert.Contains("'sum0' of inline PTX was not declared", Assert.Throws<KernelUsageException>(device.Stream.Synchronize).Message, StringComparison.Ordinal);
    }

    private static EmulatorOptions Cuda(bool rewrite) => new() { AcceleratorType = AcceleratorType.Cuda, MaxNumThreadsPerGroup = 64, WarpSize = 32, RewriteKernels = rewrite };

    private static void Check(int terms, bool rewrite, Action<ArrayView<float>, ArrayView<float>, ArrayView<float>> kernel)
    {
        using EmulatedDeviceFixture device = new(Cuda(rewrite));
        Random random = new(terms);
        // Small integers are exact in every format.
        float[] a = [.. Enumerable.Range(0, 16 * terms).Select(_ => (float)random.Next(-9, 10))];
        float[] b = [.. Enumerable.Range(0, terms * 8).Select(_ => (float)random.Next(-9, 10))];
        using MemoryBuffer1D<float, Stride1D.Dense> left = device.Accelerator.Allocate1D(a);
        using MemoryBuffer1D<float, Stride1D.Dense> right = device.Accelerator.Allocate1D(b);
        using MemoryBuffer1D<float, Stride1D.Dense> sums = device.Accelerator.Allocate1D<float>(16 * 8);
        device.Accelerator.LoadKernel(kernel)(device.Stream, (1, 32), left.View, right.View, sums.View);
        float[] expected = [.. Enumerable.Range(0, 16 * 8).Select(i => 1 + Enumerable.Range(0, terms).Sum(k => a[(i / 8 * terms) + k] * b[(k * 8) + (i % 8)]))];
        Assert.Equal(expected, sums.GetAsArray1D());
    }

    private static class Kernels
    {
        public static void TensorFloat32(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c)
        {
            int group = Group.IdxX >> 2;
            int place = Group.IdxX % 4;
            uint a0 = Interop.FloatAsInt(a[(group * 8) + place]);
            uint a1 = Interop.FloatAsInt(a[((group + 8) * 8) + place]);
            uint a2 = Interop.FloatAsInt(a[(group * 8) + place + 4]);
            uint a3 = Interop.FloatAsInt(a[((group + 8) * 8) + place + 4]);
            uint b0 = Interop.FloatAsInt(b[(place * 8) + group]);
            uint b1 = Interop.FloatAsInt(b[((place + 4) * 8) + group]);
            CudaAsm.Emit(".reg .f32 sum<4>;");
            CudaAsm.Emit("mov.f32 sum0, 0f3F800000; mov.f32 sum1, 0f3F800000; mov.f32 sum2, 0f3F800000; mov.f32 sum3, 0f3F800000;");
            CudaAsm.Emit("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {sum0, sum1, sum2, sum3}, {%0, %1, %2, %3}, {%4, %5}, {sum0, sum1, sum2, sum3};", a0, a1, a2, a3, b0, b1);
            Store(c, group, place);
        }

        public static void BFloat16(ArrayView<float> a, ArrayView<float> b, ArrayView<float> c)
        {
            int group = Group.IdxX >> 2;
            int place = Group.IdxX % 4;
            uint a0 = Pair(a[(group * 16) + (place * 2)], a[(group * 16) + (place * 2) + 1]);
            uint a1 = Pair(a[((group + 8) * 16) + (place * 2)], a[((group + 8) * 16) + (place * 2) + 1]);
            uint a2 = Pair(a[(group * 16) + (place * 2) + 8], a[(group * 16) + (place * 2) + 9]);
            uint a3 = Pair(a[((group + 8) * 16) + (place * 2) + 8], a[((group + 8) * 16) + (place * 2) + 9]);
            uint b0 = Pair(b[(place * 2 * 8) + group], b[(((place * 2) + 1) * 8) + group]);
            uint b1 = Pair(b[(((place * 2) + 8) * 8) + group], b[(((place * 2) + 9) * 8) + group]);
            CudaAsm.Emit(".reg .f32 sum<4>;");
            CudaAsm.Emit("mov.f32 sum0, 0f3F800000; mov.f32 sum1, 0f3F800000; mov.f32 sum2, 0f3F800000; mov.f32 sum3, 0f3F800000;");
            CudaAsm.Emit("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {sum0, sum1, sum2, sum3}, {%0, %1, %2, %3}, {%4, %5}, {sum0, sum1, sum2, sum3};", a0, a1, a2, a3, b0, b1);
            Store(c, group, place);
        }

        public static void Undeclared(ArrayView<float> x)
        {
            CudaAsm.Emit("mov.f32 %0, sum0;", out float value);
            x[Group.IdxX] = value;
        }

        private static void Store(ArrayView<float> c, int group, int place)
        {
            CudaAsm.Emit("mov.f32 %0, sum0;", out float value);
            c[(group * 8) + (place * 2)] = value;
            CudaAsm.Emit("mov.f32 %0, sum1;", out value);
            c[(group * 8) + (place * 2) + 1] = value;
            CudaAsm.Emit("mov.f32 %0, sum2;", out value);
            c[((group + 8) * 8) + (place * 2)] = value;
            CudaAsm.Emit("mov.f32 %0, sum3;", out value);
            c[((group + 8) * 8) + (place * 2) + 1] = value;
        }

        private static uint Pair(float low, float high) => (Interop.FloatAsInt(low) >> 16) | (Interop.FloatAsInt(high) & 0xFFFF0000u);
    }
}
