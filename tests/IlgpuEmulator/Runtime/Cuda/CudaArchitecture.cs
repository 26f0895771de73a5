namespace ILGPU.Runtime.Cuda;

/// <summary>A device's compute capability.</summary>
public readonly struct CudaArchitecture
{
    public CudaArchitecture(int major, int minor)
    {
        Major = major;
        Minor = minor;
    }

    public int Major { get; }

    public int Minor { get; }

    public override string ToString() => System.FormattableString.Invariant($"SM_{Major}{Minor}");
}
