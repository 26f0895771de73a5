namespace NetDsl.Compiler;

/// <summary>A weight as the kernels of its readers want it. The passes insert it once gradients are taken.</summary>
public abstract record PackPrimitive : Primitive, IKernelPrimitive
{
    /// <summary>What the packed weight is called, after the weight.</summary>
    public abstract string Label { get; }

    public override string ResultName => "packed";

    public override void Differentiate(GradientContext context) => throw new GraphException("weights are packed after the gradients are taken");

    public abstract void EmitCpu(CpuKernel kernel);

    public abstract void EmitGpu(GpuKernel kernel);
}
