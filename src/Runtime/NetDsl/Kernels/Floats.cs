using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
    public static Floats16 LoadPart(float* p, int count) => new(Simd512.LoadPart(p, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(float* p, Floats16 value, int count) => Simd512.StorePart(p, value.lanes, count);

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Greater(Floats16 a, Floats16 b) => new(Vector512.Max(a.lanes, b.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 MultiplyAdd(Floats16 a, Floats16 b, Floats16 c) =>
        new(Fused.IsSupported ? Vector512.FusedMultiplyAdd(a.lanes, b.lanes, c.lanes) : (a.lanes * b.lanes) + c.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 Scale(Floats16 value, Floats16 n)
    {
        if (Avx512F.IsSupported) return new(Avx512F.Scale(value.lanes, n.lanes));
        // Two factors of about the square root of 2ⁿ: 2ⁿ itself may lie outside the range where the result does not.
        var whole = Vector512.ConvertToInt32(n.lanes);
        var half = whole >> 1;
        return new(value.lanes * PowerOfTwo(half) * PowerOfTwo(whole - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 WhereAbove(Floats16 a, Floats16 b, Floats16 then, Floats16 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(a.lanes, b.lanes), then.lanes, otherwise.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats16 First(Floats16 value, int count, Floats16 other) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle(), value.lanes, other.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Floats16 value) => Floats8.Sum(new(value.lanes.GetLower() + value.lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> PowerOfTwo(Vector512<int> n) => ((n + Vector512.Create(127)) << 23).AsSingle();
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
    public static Floats8 LoadPart(float* p, int count) => new(Simd256.LoadPart(p, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(float* p, Floats8 value, int count) => Simd256.StorePart(p, value.lanes, count);

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Greater(Floats8 a, Floats8 b) => new(Vector256.Max(a.lanes, b.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 MultiplyAdd(Floats8 a, Floats8 b, Floats8 c) =>
        new(Fused.IsSupported ? Vector256.FusedMultiplyAdd(a.lanes, b.lanes, c.lanes) : (a.lanes * b.lanes) + c.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 Scale(Floats8 value, Floats8 n)
    {
        // Two factors of about the square root of 2ⁿ: 2ⁿ itself may lie outside the range where the result does not.
        var whole = Vector256.ConvertToInt32(n.lanes);
        var half = whole >> 1;
        return new(value.lanes * PowerOfTwo(half) * PowerOfTwo(whole - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 WhereAbove(Floats8 a, Floats8 b, Floats8 then, Floats8 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(a.lanes, b.lanes), then.lanes, otherwise.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats8 First(Floats8 value, int count, Floats8 other) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle(), value.lanes, other.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Floats8 value) => Floats4.Sum(new(value.lanes.GetLower() + value.lanes.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<int> n) => ((n + Vector256.Create(127)) << 23).AsSingle();
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
    public static Floats4 LoadPart(float* p, int count) => new(Simd128.LoadPart(p, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(float* p, Floats4 value, int count) => Simd128.StorePart(p, value.lanes, count);

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Greater(Floats4 a, Floats4 b) => new(Vector128.Max(a.lanes, b.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 MultiplyAdd(Floats4 a, Floats4 b, Floats4 c) =>
        new(Fused.IsSupported ? Vector128.FusedMultiplyAdd(a.lanes, b.lanes, c.lanes) : (a.lanes * b.lanes) + c.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 Scale(Floats4 value, Floats4 n)
    {
        // Two factors of about the square root of 2ⁿ: 2ⁿ itself may lie outside the range where the result does not.
        var whole = Vector128.ConvertToInt32(n.lanes);
        var half = whole >> 1;
        return new(value.lanes * PowerOfTwo(half) * PowerOfTwo(whole - half));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 WhereAbove(Floats4 a, Floats4 b, Floats4 then, Floats4 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(a.lanes, b.lanes), then.lanes, otherwise.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 First(Floats4 value, int count, Floats4 other) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle(), value.lanes, other.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Floats4 value) => Vector128.Sum(value.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> PowerOfTwo(Vector128<int> n) => ((n + Vector128.Create(127)) << 23).AsSingle();
}
