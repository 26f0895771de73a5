using System.Runtime.CompilerServices;

namespace ILGPU;

/// <summary>Sizes, and the bits of floats.</summary>
public static class Interop
{
    public static int SizeOf<T>()
        where T : unmanaged =>
        Unsafe.SizeOf<T>();

    public static int SizeOf<T>(T structure)
        where T : unmanaged =>
        SizeOf<T>();

    public static uint FloatAsInt(float value) => Unsafe.BitCast<float, uint>(value);

    public static ulong FloatAsInt(double value) => Unsafe.BitCast<double, ulong>(value);

    public static float IntAsFloat(uint value) => Unsafe.BitCast<uint, float>(value);

    public static double IntAsFloat(ulong value) => Unsafe.BitCast<ulong, double>(value);
}
