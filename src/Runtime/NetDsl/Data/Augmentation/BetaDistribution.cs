using System;

namespace NetDsl.Data.Augmentation;

/// <summary>Numbers of 0 … 1 from Beta(α, α): two of Gamma(α), by their share in the sum.</summary>
internal static class BetaDistribution
{
    public static double Next(RandomSource random, double alpha)
    {
        var (x, y) = (LogGamma(random, alpha), LogGamma(random, alpha));
        // By logarithms: with a small α both may be too small for a double.
        return 1 / (1 + Math.Exp(y - x));
    }

    // The logarithm of a number from Gamma(α, 1) (Marsaglia and Tsang 2000; below 1 by their boost, Γ(α) = Γ(α + 1) · u^(1/α)).
    private static double LogGamma(RandomSource random, double alpha)
    {
        if (alpha < 1) return LogGamma(random, alpha + 1) + (Math.Log(1 - random.NextDouble()) / alpha);
        var d = alpha - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var v = 1 + (c * x);
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v))) return Math.Log(d * v);
        }
    }
}
