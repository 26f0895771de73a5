using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>Uniform numbers in [0, 1), new in every step, the same for the same seed, step and sample.</summary>
public sealed record RandomPrimitive(int Stream, Shape Shape) : SourcePrimitive, IKernelPrimitive
{
    public override string Name => $"random #{Stream}";

    public override string ResultName => "uniform";

    public override TensorType Infer(IReadOnlyList<TensorType> operands) => TensorType.Float(Shape, batched: true);

    public void EmitCpu(CpuKernel kernel) =>
        kernel.Writer.Line($"Randoms.Uniform({kernel.Result}, {kernel.Rows()}, {Shape.Size}, Seed, Step, {Stream});");

    public void EmitGpu(GpuKernel kernel)
    {
        using (kernel.Threads(GpuKernel.All(true, Shape.Size)))
            kernel.Writer.Line($"{kernel.Result}[e] = GpuRandoms.Uniform((ulong)views.Clock[NetDsl.Ilgpu.GpuViews.Seed], views.Clock[NetDsl.Ilgpu.GpuViews.Step], {Stream}, e);");
    }
}
