using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetDsl.Plots;

/// <summary>One axis: its range widened to round numbers, its ticks, and the way from values to 0 … 1.</summary>
internal sealed class Axis
{
    private readonly bool logarithmic;
    private readonly double first;
    private readonly double last;

    private Axis(double first, double last, bool logarithmic, List<double> ticks) => (this.first, this.last, this.logarithmic, Ticks) = (first, last, logarithmic, ticks);

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Round steps of 1, 2 or 5 times a power of ten (Heckbert, Nice numbers for graph labels, 1990).</summary>
    /// <param name="smallest">Smallest value to show.</param>
    /// <param name="largest">Largest value to show.</param>
    /// <param name="tight">True to end where the data ends, as a heat map needs; false to end at ticks.</param>
    public static Axis Linear(double smallest, double largest, bool tight)
    {
        if (!(smallest <= largest)) (smallest, largest) = (0, 1);
        if (smallest == largest)
        {
            var room = smallest == 0 ? 1 : Math.Abs(smallest) / 2;
            (smallest, largest) = (smallest - room, largest + room);
        }

        var step = Step((largest - smallest) / 5);
        var from = Math.Floor((smallest / step) + 1e-9);
        var to = Math.Ceiling((largest / step) - 1e-9);
        var ticks = new List<double>();
        for (var i = from; i <= to; i++)
            if (!tight || (i * step >= smallest - (step * 1e-9) && i * step <= largest + (step * 1e-9))) ticks.Add(i * step);
        return tight ? new Axis(smallest, largest, false, ticks) : new Axis(from * step, to * step, false, ticks);
    }

    /// <summary>Powers of ten; the values must be positive.</summary>
    public static Axis Logarithmic(double smallest, double largest)
    {
        if (!(smallest > 0 && smallest <= largest)) (smallest, largest) = (0.1, 1);
        var from = Math.Floor(Math.Log10(smallest) + 1e-9);
        var to = Math.Max(Math.Ceiling(Math.Log10(largest) - 1e-9), from + 1);
        var ticks = new List<double>();
        for (var i = from; i <= to; i += Math.Ceiling((to - from) / 10)) ticks.Add(Math.Pow(10, i));
        return new Axis(from, to, true, ticks);
    }

    /// <summary>The place of a value, 0 at the beginning and 1 at the end; NaN where it has none.</summary>
    public double Place(double value)
    {
        if (!logarithmic) return (value - first) / (last - first);
        return value > 0 ? (Math.Log10(value) - first) / (last - first) : double.NaN;
    }

    public string Label(double tick)
    {
        var span = logarithmic ? tick : last - first;
        if (Math.Abs(tick) < span * 1e-9) return "0";
        return tick.ToString("G6", CultureInfo.InvariantCulture);
    }

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var lead = rough / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }
}
