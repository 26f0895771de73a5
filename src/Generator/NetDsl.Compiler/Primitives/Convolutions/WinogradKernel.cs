using System;

namespace NetDsl.Compiler;

/// <summary>
/// A 3×3 kernel at the points of Winograd's minimal filtering F(4×4, 3×3) (Lavin and Gray 2016): 0, ±¾, ±3⁄2 and infinity along both axes, as the kernels of the run time have them.
/// </summary>
internal static class WinogradKernel
{
    /// <summary>Points of both axes.</summary>
    public const int Points = 36;

    /// <summary>Rows of a tile's results.</summary>
    public const int Rows = 4;

    private static readonly double[] Places = { 0, 0.75, -0.75, 1.5, -1.5 };

    /// <summary>[6, 3]: a polynomial's values, each over the product of its point's distances to the others; at infinity the highest coefficient.</summary>
    private static readonly double[,] Values = ValuesAtPlaces();

    public static double[] ToPoints(double[] kernel)
    {
        var points = new double[Points];
        for (var p = 0; p < Points; p++)
            for (var tap = 0; tap < 9; tap++) points[p] += Values[p / 6, tap / 3] * Values[p % 6, tap % 3] * kernel[tap];
        return points;
    }

    /// <summary>The reverse: coefficient 0 from the value at 0, 1 from those at ±¾, 2 from infinity.</summary>
    public static double[] FromPoints(double[] points)
    {
        var rows = new double[18];
        for (var j = 0; j < 6; j++)
        {
            var (g0, g1, g2) = Coefficients(i => points[(i * 6) + j]);
            (rows[j], rows[6 + j], rows[12 + j]) = (g0, g1, g2);
        }

        var kernel = new double[9];
        for (var i = 0; i < 3; i++)
        {
            var (g0, g1, g2) = Coefficients(j => rows[(i * 6) + j]);
            (kernel[i * 3], kernel[(i * 3) + 1], kernel[(i * 3) + 2]) = (g0, g1, g2);
        }

        return kernel;
    }

    private static (double, double, double) Coefficients(Func<int, double> value) =>
        (value(0) / Values[0, 0], (value(1) - value(2)) / (2 * Values[1, 1]), value(5));

    private static double[,] ValuesAtPlaces()
    {
        var values = new double[6, 3];
        for (var p = 0; p < Places.Length; p++)
        {
            var distances = 1.0;
            for (var other = 0; other < Places.Length; other++)
                if (other != p) distances *= Places[p] - Places[other];
            (values[p, 0], values[p, 1], values[p, 2]) = (1 / distances, Places[p] / distances, Places[p] * Places[p] / distances);
        }

        values[5, 2] = 1;
        return values;
    }
}
