using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <summary>16 floats.</summary>
internal readonly unsafe struct Floats16(Vector512<float> lanes) : IFloats<Floats16>
{
    private readonly Vector512<float> lanes = lanes;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator +(Floats16 a, Floats16 b) => new(a.lanes + b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator -(Floats16 a, Floats16 b) => new(a.lanes - b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator *(Floats16 a, Floats16 b) => new(a.lanes * b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator /(Floats16 a, Floats16 b) => new(a.lanes / b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator *(float a, Floats16 b) => new(Vector512.Create(a) * b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 operator +(Floats16 a, float b) => new(a.lanes + Vector512.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Load(float* p) => new(Vector512.Load(p));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* p, Floats16 value) => value.lanes.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Create(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 SquareRoot(Floats16 value) => new(Vector512.Sqrt(value.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Max(Floats16 a, Floats16 b) => new(Vector512.MaxNative(a.lanes, b.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Min(Floats16 a, Floats16 b) => new(Vector512.MinNative(a.lanes, b.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Normal(Floats16 value) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(value.lanes), Vector512.Create(1.17549435e-38f)), Vector512<float>.Zero, value.lanes));
}

/// <summary>8 floats.</summary>
internal readonly unsafe struct Floats8(Vector256<float> lanes) : IFloats<Floats8>
{
    private readonly Vector256<float> lanes = lanes;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator +(Floats8 a, Floats8 b) => new(a.lanes + b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator -(Floats8 a, Floats8 b) => new(a.lanes - b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator *(Floats8 a, Floats8 b) => new(a.lanes * b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator /(Floats8 a, Floats8 b) => new(a.lanes / b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator *(float a, Floats8 b) => new(Vector256.Create(a) * b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 operator +(Floats8 a, float b) => new(a.lanes + Vector256.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Load(float* p) => new(Vector256.Load(p));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* p, Floats8 value) => value.lanes.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Create(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 SquareRoot(Floats8 value) => new(Vector256.Sqrt(value.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Max(Floats8 a, Floats8 b) => new(Vector256.MaxNative(a.lanes, b.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Min(Floats8 a, Floats8 b) => new(Vector256.MinNative(a.lanes, b.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Normal(Floats8 value) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(value.lanes), Vector256.Create(1.17549435e-38f)), Vector256<float>.Zero, value.lanes));
}

/// <summary>4 floats.</summary>
internal readonly unsafe struct Floats4(Vector128<float> lanes) : IFloats<Floats4>
{
    private readonly Vector128<float> lanes = lanes;

    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator +(Floats4 a, Floats4 b) => new(a.lanes + b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator -(Floats4 a, Floats4 b) => new(a.lanes - b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator *(Floats4 a, Floats4 b) => new(a.lanes * b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator /(Floats4 a, Floats4 b) => new(a.lanes / b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator *(float a, Floats4 b) => new(Vector128.Create(a) * b.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 operator +(Floats4 a, float b) => new(a.lanes + Vector128.Create(b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Load(float* p) => new(Vector128.Load(p));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* p, Floats4 value) => value.lanes.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Create(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 SquareRoot(Floats4 value) => new(Vector128.Sqrt(value.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Max(Floats4 a, Floats4 b) => new(Vector128.MaxNative(a.lanes, b.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Min(Floats4 a, Floats4 b) => new(Vector128.MinNative(a.lanes, b.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Normal(Floats4 value) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Abs(value.lanes), Vector128.Create(1.17549435e-38f)), Vector128<float>.Zero, value.lanes));
}
