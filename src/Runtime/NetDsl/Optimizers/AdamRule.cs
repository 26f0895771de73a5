using System;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>The numbers of one step of Adam and its kin.</summary>
/// <param name="Step">rate / (1 − β₁ᵗ).</param>
/// <param name="Root">1 / √(1 − β₂ᵗ).</param>
/// <param name="Decay">Weight decay that is added to the gradient.</param>
/// <param name="Shrink">Factor of the weights before the step: 1 − rate · decay for AdamW, else 1.</param>
/// <param name="Betas">Factors of the running averages.</param>
/// <param name="Epsilon">ε.</param>
internal readonly record struct AdamNumbers(float Step, float Root, float Decay, float Shrink, Betas Betas, float Epsilon);

/// <summary>The factors of the two running averages, and what each leaves to the new value, rounded from double.</summary>
internal readonly record struct Betas(float Keep1, float Take1, float Keep2, float Take2)
{
    public static Betas Of(double beta1, double beta2) => new(
        (float)Hyperparameter.Fraction(beta1), (float)(1 - beta1), (float)Hyperparameter.Fraction(beta2), (float)(1 - beta2));

    /// <summary>1 − βᵗ.</summary>
    public static double Correction(double beta, long step) => 1 - Math.Pow(beta, step);
}

/// <summary>w −= rate · m̂ / (√v̂ + ε).</summary>
internal readonly struct AdamRule(AdamNumbers n) : IUpdateRule
{
    public static int States => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T w, T g, ref T m, ref T v, ref T s2)
        where T : struct, IFloats<T>
    {
        g += n.Decay * w;
        w = n.Shrink * w;
        m = (n.Betas.Keep1 * m) + (n.Betas.Take1 * g);
        v = (n.Betas.Keep2 * v) + (n.Betas.Take2 * g * g);
        return w - (n.Step * (m / ((n.Root * T.SquareRoot(v)) + n.Epsilon)));
    }
}

/// <summary>AMSGrad (Reddi et al. 2018): the running maximum of v in place of v.</summary>
internal readonly struct AmsGradRule(AdamNumbers n) : IUpdateRule
{
    public static int States => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Next<T>(T w, T g, ref T m, ref T v, ref T largest)
        where T : struct, IFloats<T>
    {
        g += n.Decay * w;
        w = n.Shrink * w;
        m = (n.Betas.Keep1 * m) + (n.Betas.Take1 * g);
        v = (n.Betas.Keep2 * v) + (n.Betas.Take2 * g * g);
        largest = T.Max(largest, v);
        return w - (n.Step * (m / ((n.Root * T.SquareRoot(largest)) + n.Epsilon)));
    }
}
