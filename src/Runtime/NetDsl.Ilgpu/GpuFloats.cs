using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>Four neighbouring floats of a view: what a thread reads or writes by one instruction where the address is a multiple of 16 bytes.</summary>
public struct GpuFloats
{
    /// <summary>The first.</summary>
    public float X;

    /// <summary>The second.</summary>
    public float Y;

    /// <summary>The third.</summary>
    public float Z;

    /// <summary>The last.</summary>
    public float W;

    /// <summary>Reads four.</summary>
    /// <param name="view">Begins at a multiple of 16 bytes.</param>
    /// <param name="at">How many fours lie before.</param>
    public static GpuFloats Load(ArrayView<float> view, int at) => view.AsAligned(16).Cast<GpuFloats>()[at];

    /// <summary>Writes four.</summary>
    /// <param name="view">Begins at a multiple of 16 bytes.</param>
    /// <param name="at">How many fours lie before.</param>
    /// <param name="x">The first.</param>
    /// <param name="y">The second.</param>
    /// <param name="z">The third.</param>
    /// <param name="w">The last.</param>
    public static void Store(ArrayView<float> view, int at, float x, float y, float z, float w)
    {
        GpuFloats four;
        four.X = x;
        four.Y = y;
        four.Z = z;
        four.W = w;
        view.AsAligned(16).Cast<GpuFloats>()[at] = four;
    }
}
