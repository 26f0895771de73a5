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

    public static Floats1 Create(float value) => new(value);

    public static Floats1 SquareRoot(Floats1 value) => new(MathF.Sqrt(value.Lane));

    public static Floats1 Max(Floats1 a, Floats1 b) => a.Lane > b.Lane ? a : b;

    public static Floats1 Min(Floats1 a, Floats1 b) => a.Lane < b.Lane ? a : b;

    public static Floats1 Normal(Floats1 value) => MathF.Abs(value.Lane) < 1.17549435e-38f ? new(0f) : value;
}
