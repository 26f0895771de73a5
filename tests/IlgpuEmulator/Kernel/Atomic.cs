using System;
using System.Runtime.CompilerServices;
using System.Threading;
using ILGPU.Runtime.Emulation;

namespace ILGPU;

/// <summary>Atomic operations. Each tells the race check that its access is atomic.</summary>
public static class Atomic
{
    public static int Add(ref int target, int value) => Change(ref target, value, static (a, b) => a + b);

    public static uint Add(ref uint target, uint value) => Change(ref target, value, static (a, b) => a + b);

    public static long Add(ref long target, long value) => Change(ref target, value, static (a, b) => a + b);

    public static ulong Add(ref ulong target, ulong value) => Change(ref target, value, static (a, b) => a + b);

    public static float Add(ref float target, float value) => Change(ref target, value, static (a, b) => a + b);

    public static double Add(ref double target, double value) => Change(ref target, value, static (a, b) => a + b);

    public static int Max(ref int target, int value) => Change(ref target, value, static (a, b) => Math.Max(a, b));

    public static uint Max(ref uint target, uint value) => Change(ref target, value, static (a, b) => Math.Max(a, b));

    public static long Max(ref long target, long value) => Change(ref target, value, static (a, b) => Math.Max(a, b));

    public static ulong Max(ref ulong target, ulong value) => Change(ref target, value, static (a, b) => Math.Max(a, b));

    public static float Max(ref float target, float value) => Change(ref target, value, static (a, b) => Math.Max(a, b));

    public static double Max(ref double target, double value) => Change(ref target, value, static (a, b) => Math.Max(a, b));

    public static int Min(ref int target, int value) => Change(ref target, value, static (a, b) => Math.Min(a, b));

    public static uint Min(ref uint target, uint value) => Change(ref target, value, static (a, b) => Math.Min(a, b));

    public static long Min(ref long target, long value) => Change(ref target, value, static (a, b) => Math.Min(a, b));

    public static ulong Min(ref ulong target, ulong value) => Change(ref target, value, static (a, b) => Math.Min(a, b));

    public static float Min(ref float target, float value) => Change(ref target, value, static (a, b) => Math.Min(a, b));

    public static double Min(ref double target, double value) => Change(ref target, value, static (a, b) => Math.Min(a, b));

    public static int And(ref int target, int value) => Change(ref target, value, static (a, b) => a & b);

    public static uint And(ref uint target, uint value) => Change(ref target, value, static (a, b) => a & b);

    public static long And(ref long target, long value) => Change(ref target, value, static (a, b) => a & b);

    public static ulong And(ref ulong target, ulong value) => Change(ref target, value, static (a, b) => a & b);

    public static int Or(ref int target, int value) => Change(ref target, value, static (a, b) => a | b);

    public static uint Or(ref uint target, uint value) => Change(ref target, value, static (a, b) => a | b);

    public static long Or(ref long target, long value) => Change(ref target, value, static (a, b) => a | b);

    public static ulong Or(ref ulong target, ulong value) => Change(ref target, value, static (a, b) => a | b);

    public static int Xor(ref int target, int value) => Change(ref target, value, static (a, b) => a ^ b);

    public static uint Xor(ref uint target, uint value) => Change(ref target, value, static (a, b) => a ^ b);

    public static long Xor(ref long target, long value) => Change(ref target, value, static (a, b) => a ^ b);

    public static ulong Xor(ref ulong target, ulong value) => Change(ref target, value, static (a, b) => a ^ b);

    public static int Exchange(ref int target, int value) => Set(ref target, value);

    public static uint Exchange(ref uint target, uint value) => Set(ref target, value);

    public static long Exchange(ref long target, long value) => Set(ref target, value);

    public static ulong Exchange(ref ulong target, ulong value) => Set(ref target, value);

    public static float Exchange(ref float target, float value) => Set(ref target, value);

    public static double Exchange(ref double target, double value) => Set(ref target, value);

    public static int CompareExchange(ref int target, int compare, int value) => Replace(ref target, compare, value);

    public static uint CompareExchange(ref uint target, uint compare, uint value) => Replace(ref target, compare, value);

    public static long CompareExchange(ref long target, long compare, long value) => Replace(ref target, compare, value);

    public static ulong CompareExchange(ref ulong target, ulong compare, ulong value) => Replace(ref target, compare, value);

    public static float CompareExchange(ref float target, float compare, float value) => Replace(ref target, compare, value);

    public static double CompareExchange(ref double target, double compare, double value) => Replace(ref target, compare, value);

    private static T Change<T>(ref T target, T value, Func<T, T, T> combine)
        where T : unmanaged
    {
        LaneAccess.MarkAtomic(ref target);
        T current = target;
        while (true)
        {
            T witnessed = Interlocked.CompareExchange(ref target, combine(current, value), current);
            if (SameBits(witnessed, current))
            {
                return current;
            }
            current = witnessed;
        }
    }

    private static T Set<T>(ref T target, T value)
        where T : unmanaged
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.Exchange(ref target, value);
    }

    private static T Replace<T>(ref T target, T compare, T value)
        where T : unmanaged
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.CompareExchange(ref target, value, compare);
    }

    // NaN is not equal to itself, and −0 is equal to 0.
    private static bool SameBits<T>(T a, T b)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == sizeof(int) ? Unsafe.BitCast<T, int>(a) == Unsafe.BitCast<T, int>(b) : Unsafe.BitCast<T, long>(a) == Unsafe.BitCast<T, long>(b);
}
