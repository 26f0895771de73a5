using System;

namespace NetDsl.Kernels;

/// <summary>One float: what a thread of a GPU works on.</summary>
internal readonly unsafe struct Floats1(float lane) : IFloats<Floats1>
{
    /// <summary>The float.</summary>
    public readonly float Lane = lane;

    public static int Count => 1;

    public static Floats1 operator +(Floats1 a, Floats1 b) => new(a.Lane + b.Lane);

    public static Floats1 operator -(Floats1 a, Floats1 b) => new(a.Lane - b.Lane);

    public static Floats1 operator *(Floats1 a, Floats1 b) => new(a.Lane * b.Lane);

    public static Floats1 operator /(Floats1 a, Floats1 b) => new(a.Lane / b.Lane);

    public static Floats1 operator *(float a, Floats1 b) => new(a * b.Lane);

    public static Floats1 operator +(Floats1 a, float b) => new(a.Lane + b);

    public static Floats1 Load(float* p) => new(*p);

    public static void Store(float* p, Floats1 value) => *p = value.Lane;

    public static Floats1 LoadPart(float* p, int count) => count > 0 ? new(*p) : default;

    public static void StorePart(float* p, Floats1 value, int count)
    {
        if (count > 0) *p = value.Lane;
    }

    public static Floats1 Create(float value) => new(value);

    public static Floats1 SquareRoot(Floats1 value) => new(MathF.Sqrt(value.Lane));

    public static Floats1 Max(Floats1 a, Floats1 b) => a.Lane > b.Lane ? a : b;

    public static Floats1 Min(Floats1 a, Floats1 b) => a.Lane < b.Lane ? a : b;

    public static Floats1 Normal(Floats1 value) => MathF.Abs(value.Lane) < 1.17549435e-38f ? new(0f) : value;

    public static Floats1 Greater(Floats1 a, Floats1 b) => a.Lane > b.Lane || float.IsNaN(a.Lane) ? a : b;

    public static Floats1 MultiplyAdd(Floats1 a, Floats1 b, Floats1 c) => new(Fused.MultiplyAdd(a.Lane, b.Lane, c.Lane));

    public static Floats1 Scale(Floats1 value, Floats1 n) => new(MathF.ScaleB(value.Lane, (int)n.Lane));

    public static Floats1 WhereAbove(Floats1 a, Floats1 b, Floats1 then, Floats1 otherwise) => a.Lane > b.Lane ? then : otherwise;

    public static Floats1 First(Floats1 value, int count, Floats1 other) => count > 0 ? value : other;

    public static float Sum(Floats1 value) => value.Lane;
}
