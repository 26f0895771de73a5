using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary><see cref="RecurrentUnit.Gru"/>. Saved: r, z, n and the state's product behind r.</summary>
internal readonly unsafe struct GruCell : IRecurrentCell
{
    public static int Gates => 3;

    public static int Saved => 4;

    public static int Slopes => 6;

    public static int Carried => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(float* x, float* p, float* h, float* c, float* next, float* saved, int n)
    {
        nint second = n, third = 2 * n;
        for (var j = 0; j < n; j += Vector<float>.Count)
        {
            var count = n - j;
            var r = VectorMath.Sigmoid(Units.Load(x + j, count) + Units.Load(p + j, count));
            var z = VectorMath.Sigmoid(Units.Load(x + second + j, count) + Units.Load(p + second + j, count));
            var product = Units.Load(p + third + j, count);
            var fresh = VectorMath.Tanh(Units.Load(x + third + j, count) + (r * product));
            Units.Store(next + j, fresh + (z * (Units.Load(h + j, count) - fresh)), count);
            if (saved is null) continue;
            Units.Store(saved + j, r, count);
            Units.Store(saved + second + j, z, count);
            Units.Store(saved + third + j, fresh, count);
            Units.Store(saved + (3 * (nint)n) + j, product, count);
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
            Vector<float> r = Units.Load(saved + j, count), z = Units.Load(saved + second + j, count), fresh = Units.Load(saved + third + j, count);
            var slope = Units.Load(upstream + j, count) + Units.Load(dh + j, count);
            var byNew = slope * (one - z) * (one - (fresh * fresh));
            var byUpdate = slope * (Units.Load(h + j, count) - fresh) * z * (one - z);
            var byReset = byNew * Units.Load(saved + fourth + j, count) * r * (one - r);
            Units.Store(d + j, byReset, count);
            Units.Store(d + second + j, byUpdate, count);
            Units.Store(d + third + j, byNew, count);
            Units.Store(d + fourth + j, byReset, count);
            Units.Store(d + (4 * (nint)n) + j, byUpdate, count);
            Units.Store(d + (5 * (nint)n) + j, byNew * r, count);
            Units.Store(dh + j, slope * z, count);
        }
    }
}
