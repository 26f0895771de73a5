namespace ILGPU.Runtime.Cuda;

/// <summary>Adds devices of this kind to a context.</summary>
public static class CudaContextExtensions
{
    public static Context.Builder Cuda(this Context.Builder builder) => builder.Add(AcceleratorType.Cuda);
}
