using System;
using System.Runtime.CompilerServices;
using System.Threading;
using ILGPU.Runtime.Emulation;

namespace ILGPU;

/// <summary>Atomic operations. Each tells the race check that its access is atomic.</summary>
public static class Atomic
{
    public static int Add(ref int target, int value)
    {
        LaneAccess.MarkAtomic(ref target);
        int current = Volatile.Read(ref target);
        while (true)
        {
            int witnessed = Interlocked.CompareExchange(ref target, current + value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static uint Add(ref uint target, uint value)
    {
        LaneAccess.MarkAtomic(ref target);
        uint current = Volatile.Read(ref target);
        while (true)
        {
            uint witnessed = Interlocked.CompareExchange(ref target, current + value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static long Add(ref long target, long value)
    {
        LaneAccess.MarkAtomic(ref target);
        long current = Volatile.Read(ref target);
        while (true)
        {
            long witnessed = Interlocked.CompareExchange(ref target, current + value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static ulong Add(ref ulong target, ulong value)
    {
        LaneAccess.MarkAtomic(ref target);
        ulong current = Volatile.Read(ref target);
        while (true)
        {
            ulong witnessed = Interlocked.CompareExchange(ref target, current + value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static float Add(ref float target, float value)
    {
        LaneAccess.MarkAtomic(ref target);
        float current = Volatile.Read(ref target);
        while (true)
        {
            float witnessed = Interlocked.CompareExchange(ref target, current + value, current);
            if (Unsafe.BitCast<float, int>(witnessed) == Unsafe.BitCast<float, int>(current))
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static double Add(ref double target, double value)
    {
        LaneAccess.MarkAtomic(ref target);
        double current = Volatile.Read(ref target);
        while (true)
        {
            double witnessed = Interlocked.CompareExchange(ref target, current + value, current);
            if (Unsafe.BitCast<double, long>(witnessed) == Unsafe.BitCast<double, long>(current))
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static int Max(ref int target, int value)
    {
        LaneAccess.MarkAtomic(ref target);
        int current = Volatile.Read(ref target);
        while (true)
        {
            int witnessed = Interlocked.CompareExchange(ref target, Math.Max(current, value), current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static uint Max(ref uint target, uint value)
    {
        LaneAccess.MarkAtomic(ref target);
        uint current = Volatile.Read(ref target);
        while (true)
        {
            uint witnessed = Interlocked.CompareExchange(ref target, Math.Max(current, value), current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static long Max(ref long target, long value)
    {
        LaneAccess.MarkAtomic(ref target);
        long current = Volatile.Read(ref target);
        while (true)
        {
            long witnessed = Interlocked.CompareExchange(ref target, Math.Max(current, value), current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static ulong Max(ref ulong target, ulong value)
    {
        LaneAccess.MarkAtomic(ref target);
        ulong current = Volatile.Read(ref target);
        while (true)
        {
            ulong witnessed = Interlocked.CompareExchange(ref target, Math.Max(current, value), current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static float Max(ref float target, float value)
    {
        LaneAccess.MarkAtomic(ref target);
        float current = Volatile.Read(ref target);
        while (true)
        {
            float witnessed = Interlocked.CompareExchange(ref target, Math.Max(current, value), current);
            if (Unsafe.BitCast<float, int>(witnessed) == Unsafe.BitCast<float, int>(current))
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static double Max(ref double target, double value)
    {
        LaneAccess.MarkAtomic(ref target);
        double current = Volatile.Read(ref target);
        while (true)
        {
            double witnessed = Interlocked.CompareExchange(ref target, Math.Max(current, value), current);
            if (Unsafe.BitCast<double, long>(witnessed) == Unsafe.BitCast<double, long>(current))
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static int Min(ref int target, int value)
    {
        LaneAccess.MarkAtomic(ref target);
        int current = Volatile.Read(ref target);
        while (true)
        {
            int witnessed = Interlocked.CompareExchange(ref target, Math.Min(current, value), current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static uint Min(ref uint target, uint value)
    {
        LaneAccess.MarkAtomic(ref target);
        uint current = Volatile.Read(ref target);
        while (true)
        {
            uint witnessed = Interlocked.CompareExchange(ref target, Math.Min(current, value), current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static long Min(ref long target, long value)
    {
        LaneAccess.MarkAtomic(ref target);
        long current = Volatile.Read(ref target);
        while (true)
        {
            long witnessed = Interlocked.CompareExchange(ref target, Math.Min(current, value), current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static ulong Min(ref ulong target, ulong value)
    {
        LaneAccess.MarkAtomic(ref target);
        ulong current = Volatile.Read(ref target);
        while (true)
        {
            ulong witnessed = Interlocked.CompareExchange(ref target, Math.Min(current, value), current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static float Min(ref float target, float value)
    {
        LaneAccess.MarkAtomic(ref target);
        float current = Volatile.Read(ref target);
        while (true)
        {
            float witnessed = Interlocked.CompareExchange(ref target, Math.Min(current, value), current);
            if (Unsafe.BitCast<float, int>(witnessed) == Unsafe.BitCast<float, int>(current))
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static double Min(ref double target, double value)
    {
        LaneAccess.MarkAtomic(ref target);
        double current = Volatile.Read(ref target);
        while (true)
        {
            double witnessed = Interlocked.CompareExchange(ref target, Math.Min(current, value), current);
            if (Unsafe.BitCast<double, long>(witnessed) == Unsafe.BitCast<double, long>(current))
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static int And(ref int target, int value)
    {
        LaneAccess.MarkAtomic(ref target);
        int current = Volatile.Read(ref target);
        while (true)
        {
            int witnessed = Interlocked.CompareExchange(ref target, current & value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static uint And(ref uint target, uint value)
    {
        LaneAccess.MarkAtomic(ref target);
        uint current = Volatile.Read(ref target);
        while (true)
        {
            uint witnessed = Interlocked.CompareExchange(ref target, current & value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static long And(ref long target, long value)
    {
        LaneAccess.MarkAtomic(ref target);
        long current = Volatile.Read(ref target);
        while (true)
        {
            long witnessed = Interlocked.CompareExchange(ref target, current & value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static ulong And(ref ulong target, ulong value)
    {
        LaneAccess.MarkAtomic(ref target);
        ulong current = Volatile.Read(ref target);
        while (true)
        {
            ulong witnessed = Interlocked.CompareExchange(ref target, current & value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static int Or(ref int target, int value)
    {
        LaneAccess.MarkAtomic(ref target);
        int current = Volatile.Read(ref target);
        while (true)
        {
            int witnessed = Interlocked.CompareExchange(ref target, current | value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static uint Or(ref uint target, uint value)
    {
        LaneAccess.MarkAtomic(ref target);
        uint current = Volatile.Read(ref target);
        while (true)
        {
            uint witnessed = Interlocked.CompareExchange(ref target, current | value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static long Or(ref long target, long value)
    {
        LaneAccess.MarkAtomic(ref target);
        long current = Volatile.Read(ref target);
        while (true)
        {
            long witnessed = Interlocked.CompareExchange(ref target, current | value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static ulong Or(ref ulong target, ulong value)
    {
        LaneAccess.MarkAtomic(ref target);
        ulong current = Volatile.Read(ref target);
        while (true)
        {
            ulong witnessed = Interlocked.CompareExchange(ref target, current | value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static int Xor(ref int target, int value)
    {
        LaneAccess.MarkAtomic(ref target);
        int current = Volatile.Read(ref target);
        while (true)
        {
            int witnessed = Interlocked.CompareExchange(ref target, current ^ value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static uint Xor(ref uint target, uint value)
    {
        LaneAccess.MarkAtomic(ref target);
        uint current = Volatile.Read(ref target);
        while (true)
        {
            uint witnessed = Interlocked.CompareExchange(ref target, current ^ value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static long Xor(ref long target, long value)
    {
        LaneAccess.MarkAtomic(ref target);
        long current = Volatile.Read(ref target);
        while (true)
        {
            long witnessed = Interlocked.CompareExchange(ref target, current ^ value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static ulong Xor(ref ulong target, ulong value)
    {
        LaneAccess.MarkAtomic(ref target);
        ulong current = Volatile.Read(ref target);
        while (true)
        {
            ulong witnessed = Interlocked.CompareExchange(ref target, current ^ value, current);
            if (witnessed == current)
            {
                return current;
            }
            current = witnessed;
        }
    }

    public static int Exchange(ref int target, int value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.Exchange(ref target, value);
    }

    public static int CompareExchange(ref int target, int compare, int value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.CompareExchange(ref target, value, compare);
    }

    public static uint Exchange(ref uint target, uint value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.Exchange(ref target, value);
    }

    public static uint CompareExchange(ref uint target, uint compare, uint value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.CompareExchange(ref target, value, compare);
    }

    public static long Exchange(ref long target, long value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.Exchange(ref target, value);
    }

    public static long CompareExchange(ref long target, long compare, long value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.CompareExchange(ref target, value, compare);
    }

    public static ulong Exchange(ref ulong target, ulong value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.Exchange(ref target, value);
    }

    public static ulong CompareExchange(ref ulong target, ulong compare, ulong value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.CompareExchange(ref target, value, compare);
    }

    public static float Exchange(ref float target, float value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.Exchange(ref target, value);
    }

    public static float CompareExchange(ref float target, float compare, float value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.CompareExchange(ref target, value, compare);
    }

    public static double Exchange(ref double target, double value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.Exchange(ref target, value);
    }

    public static double CompareExchange(ref double target, double compare, double value)
    {
        LaneAccess.MarkAtomic(ref target);
        return Interlocked.CompareExchange(ref target, value, compare);
    }
}
