using System;
using System.Linq;

namespace NetDsl.Plots;

internal sealed record PlotSeries(string Name, double[] X, double[] Y, bool IsLine);

internal sealed record PlotHeatMap((double X, double Y) From, (double X, double Y) To, double[,] Fractions)
{
    public static PlotHeatMap Sample((double X, double Y) from, (double X, double Y) to, Func<double, double, double> value, (double Low, double High)? range, int cells)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        if (!(from.X < to.X && from.Y < to.Y)) throw new ArgumentException($"the corners {from} and {to} enclose nothing: the second lies above and to the right of the first", nameof(to));

        // Row 0 is at the bottom; each cell shows its middle.
        var values = new double[cells, cells];
        for (var row = 0; row < cells; row++)
            for (var column = 0; column < cells; column++)
                values[row, column] = value(from.X + ((column + 0.5) / cells * (to.X - from.X)), from.Y + ((row + 0.5) / cells * (to.Y - from.Y)));
        var finite = values.Cast<double>().Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = range ?? (finite.Min(), finite.Max());
        for (var row = 0; row < cells; row++)
            for (var column = 0; column < cells; column++)
                values[row, column] = high > low ? (values[row, column] - low) / (high - low) : 0.5;
        return new PlotHeatMap(from, to, values);
    }
}
