namespace NetDsl.Kernels;

/// <summary>
/// eˣ = 2ⁿ·eʳ with n the whole number next to x / ln 2: the numbers of the reduction after Cody and Waite, and of SLEEF's polynomial
/// for |r| up to half of ln 2. Constants, so that every vector width computes the same bits.
/// </summary>
internal static class ExpTerms
{
    /// <summary>From here on the result is ∞.</summary>
    public const float Largest = 89f;

    /// <summary>From here down the result is 0.</summary>
    public const float Smallest = -104f;

    public const float OneByLn2 = 1.44269504f;

    /// <summary>1.5·2²³: a sum with it has no room for a fraction, so that it rounds to the nearest whole number.</summary>
    public const float Rounding = 12582912f;

    /// <summary>−ln 2, whose product with n is exact.</summary>
    public const float MinusLn2High = -0.693145752f;

    /// <summary>What <see cref="MinusLn2High"/> lacks.</summary>
    public const float MinusLn2Low = -1.42860677e-6f;

    public const float Term7 = 0.000198527617612853646278381f;

    public const float Term6 = 0.00139304355252534151077271f;

    public const float Term5 = 0.00833336077630519866943359f;

    public const float Term4 = 0.0416664853692054748535156f;

    public const float Term3 = 0.166666671633720397949219f;

    public const float Term2 = 0.5f;
}
