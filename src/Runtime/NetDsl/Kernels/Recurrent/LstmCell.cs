using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary><see cref="RecurrentUnit.Lstm"/>. Saved: the four gates, c', tanh c'.</summary>
internal readonly unsafe struct LstmCell : IRecurrentCell
{
    public static int Gates => 4;

    public static int Saved => 6;

    public static int Slopes => 4;

    public static int Carried => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(float* x, float* p, float* h, float* c, float* next, float* saved, int n)
    {
        nint second = n, third = 2 * n, fourth = 3 * n;
        for (var j = 0; j < n; j += Vector<float>.Count)
        {
            var count = n - j;
            var i = VectorMath.Sigmoid(Units.Load(x + j, count) + Units.Load(p + j, count));
            var f = VectorMath.Sigmoid(Units.Load(x + second + j, count) + Units.Load(p + second + j, count));
            var g = VectorMath.Tanh(Units.Load(x + third + j, count) + Units.Load(p + third + j, count));
            var o = VectorMath.Sigmoid(Units.Load(x + fourth + j, count) + Units.Load(p + fourth + j, count));
            var cell = (f * Units.Load(c + j, count)) + (i * g);
            var tanh = VectorMath.Tanh(cell);
            Units.Store(c + j, cell, count);
            Units.Store(next + j, o * tanh, count);
            if (saved is null) continue;
            Units.Store(saved + j, i, count);
            Units.Store(saved + second + j, f, count);
            Units.Store(saved + third + j, g, count);
            Units.Store(saved + fourth + j, o, count);
            Units.Store(saved + (4 * (nint)n) + j, cell, count);
            Units.Store(saved + (5 * (nint)n) + j, tanh, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(float* upstream, float* saved, float* h, float* c, float* dh, float* dc, float* d, int n)
    {
        nint second = n, third = 2 * n, fourth = 3 * n;
        var one = Vector<float>.One;
        for (var j = 0; j < n; j += Vector<float>.Count)
        {
            var count = n - j;
            Vector<float> i = Units.Load(saved + j, count), f = Units.Load(saved + second + j, count), g = Units.Load(saved + third + j, count), o = Units.Load(saved + fourth + j, count);
            var tanh = Units.Load(saved + (5 * (nint)n) + j, count);
            var before = c is null ? Vector<float>.Zero : Units.Load(c + j, count);
            var slope = Units.Load(upstream + j, count) + Units.Load(dh + j, count);
            var cell = Units.Load(dc + j, count) + (slope * o * (one - (tanh * tanh)));
            Units.Store(d + j, cell * g * i * (one - i), count);
            Units.Store(d + second + j, cell * before * f * (one - f), count);
            Units.Store(d + third + j, cell * i * (one - (g * g)), count);
            Units.Store(d + fourth + j, slope * tanh * o * (one - o), count);
            Units.Store(dc + j, cell * f, count);
            Units.Store(dh + j, Vector<float>.Zero, count);
        }
    }
}
