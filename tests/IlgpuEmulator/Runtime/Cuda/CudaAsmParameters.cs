namespace ILGPU.Runtime.Cuda;

/// <summary>A parameter of inline PTX.</summary>
public interface ICudaAsmEmitParameter;

public struct Input<T> : ICudaAsmEmitParameter
    where T : struct
{
    public T Value;

    public static implicit operator Input<T>(T v) => new() { Value = v };
}

public struct Output<T> : ICudaAsmEmitParameter
    where T : struct
{
    public T Value;
}

public struct Ref<T> : ICudaAsmEmitParameter
    where T : struct
{
    public T Value;

    public static implicit operator Ref<T>(T v) => new() { Value = v };
}
