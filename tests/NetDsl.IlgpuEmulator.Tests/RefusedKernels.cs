using System;
using ILGPU;

namespace NetDsl.IlgpuEmulator.Tests;

/// <summary>Kernels that ILGPU or one of its devices refuses.</summary>
public static class RefusedKernels
{
    private static readonly float[] Table = [1f, 2f];

    private static float factor = 2f;

    public static void ScaleFactor(float by) => factor *= by;

    public static void Throws(ArrayView<float> x)
    {
        if (x.Length == 0)
        {
            throw new InvalidOperationException();
        }
    }

    public static void FusesMultiplyAdd(ArrayView<float> x) => x[0] = MathF.FusedMultiplyAdd(x[0], x[1], x[2]);

    public static void Clamps(ArrayView<float> x) => x[0] = Math.Clamp(x[0], 0f, 1f);

    public static void ReadsArray(ArrayView<float> x) => x[0] = Table[Grid.IdxX];

    public static void ReadsVariable(ArrayView<float> x) => x[0] = factor;

    public static void Exponentiates(ArrayView<float> x) => x[0] = InHelper(x[0]);

    public static void StackAllocates(ArrayView<float> x)
    {
        Span<float> values = stackalloc float[4];
        x[0] = values[1];
    }

    public static void Switches(ArrayView<int> x)
    {
        switch (x[0])
        {
            case 0: x[1] = 5; break;
            case 1: x[1] = 4; break;
            case 2: x[1] = 9; break;
            case 3: x[1] = 1; break;
            case 4: x[1] = 6; break;
            default: x[1] = 0; break;
        }
    }

    private static float InHelper(float value) => MathF.Exp(value);

    internal static void TakesHidden(ArrayView<HiddenArgument> x) => x[0] = new HiddenArgument { Value = 1f };
}

/// <summary>A struct that no other assembly sees.</summary>
internal struct HiddenArgument
{
    public float Value;
}
