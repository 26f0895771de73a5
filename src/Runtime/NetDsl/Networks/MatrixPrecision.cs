namespace NetDsl;

/// <summary>
/// How exactly a GPU multiplies matrices, convolutions among them: the factors are rounded, the sums are float32 in every case. Tensor cores
/// have the shorter two: NVIDIA's from compute capability 8.0 on. Elsewhere, on the CPU and in small products all is float32.
/// </summary>
public enum MatrixPrecision
{
    /// <summary>Float32: 24 bits.</summary>
    Float32,

    /// <summary>TF32: 11 bits, with the range of float32.</summary>
    TensorFloat32,

    /// <summary>BF16: 8 bits, with the range of float32.</summary>
    BFloat16,
}
