namespace ILGPU.Runtime.CPU;

/// <summary>Adds devices of this kind to a context.</summary>
public static class CPUContextExtensions
{
    public static Context.Builder DefaultCPU(this Context.Builder builder) => builder.Add(AcceleratorType.CPU);

    public static Context.Builder CPU(this Context.Builder builder) => builder.Add(AcceleratorType.CPU);
}
