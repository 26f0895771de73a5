using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary><see cref="RecurrentUnit.Tanh"/>, or <see cref="RecurrentUnit.Relu"/> where <typeparamref name="TKind"/> is 2. Saved: h'.</summary>
internal readonly unsafe struct SimpleCell<TKind> : IRecurrentCell
    where TKind : struct, IConstant
{
    public static int Gates => 1;

    public static int Saved => 1;

    public static int Slopes => 1;

    public static int Carried => 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward(float* x, float* p, float* h, float* c, float* next, float* saved, int n)
    {
        for (var j = 0; j < n; j += Vector<float>.Count)
        {
            var count = n - j;
            var z = Units.Load(x + j, count) + Units.Load(p + j, count);
            // NaN must not become 0: a comparison with it does not hold.
            var y = TKind.Value == 1 ? VectorMath.Tanh(z) : Vector.ConditionalSelect(Vector.LessThan(z, Vector<float>.Zero), Vector<float>.Zero, z);
            Units.Store(next + j, y, count);
            if (saved is not null) Units.Store(saved + j, y, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward(float* upstream, float* saved, float* h, float* c, float* dh, float* dc, float* d, int n)
    {
        for (var j = 0; j < n; j += Vector<float>.Count)
        {
            var count = n - j;
            var y = Units.Load(saved + j, count);
            var slope = Units.Load(upstream + j, count) + Units.Load(dh + j, count);
            var own = TKind.Value == 1
                ? slope * (Vector<float>.One - (y * y))
                : Vector.ConditionalSelect(Vector.GreaterThan(y, Vector<float>.Zero), slope, Vector<float>.Zero);
            Units.Store(d + j, own, count);
            Units.Store(dh + j, Vector<float>.Zero, count);
        }
    }
}
