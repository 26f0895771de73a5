namespace NetDsl.Compiler;

/// <summary>What a tensor holds: <c>Tensor</c> is float32, <c>IntTensor</c> is int32.</summary>
public enum ElementType
{
    Float,
    Int,
}
