namespace ILGPU.Runtime.OpenCL;

/// <summary>Adds devices of this kind to a context.</summary>
public static class CLContextExtensions
{
    public static Context.Builder OpenCL(this Context.Builder builder) => builder.Add(AcceleratorType.OpenCL);
}
