using System;
using NetDsl.Memory;

namespace NetDsl.Kernels;

public static unsafe partial class Recurrence
{
    [ThreadStatic]
    private static AlignedBuffer? working;

    /// <summary>Back-propagation through time of one direction of one layer.</summary>
    /// <param name="unit">What a step computed.</param>
    /// <param name="upstream">Slope by the results, [≥ last, rows, hidden].</param>
    /// <param name="saved">What <see cref="Forward"/> saved.</param>
    /// <param name="w">Weight of the state, [gates · hidden, hidden].</param>
    /// <param name="before">What <see cref="Previous"/> gave, [≥ last, steps, hidden].</param>
    /// <param name="c0">The first cell of an LSTM, [≥ last, hidden], or empty for zeros.</param>
    /// <param name="lengths">[≥ last], or empty.</param>
    /// <param name="d">Receives the slope by every product, [≥ last, steps, slopes · hidden]; with <paramref name="initial"/> in one more row those by first state and cell.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="steps">Elements of the sequence.</param>
    /// <param name="hidden">Units.</param>
    /// <param name="states">True where the last state stands behind the steps of the results.</param>
    /// <param name="reverse">True where the sequence is read from its end.</param>
    /// <param name="initial">True where the slopes by the first state are wanted.</param>
    /// <param name="truncate">No slope goes further back than the steps that this number divides; 0 for all.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Backward(RecurrentUnit unit, ReadOnlySpan<float> upstream, ReadOnlySpan<float> saved, ReadOnlySpan<float> w, ReadOnlySpan<float> before, ReadOnlySpan<float> c0, ReadOnlySpan<int> lengths, Span<float> d, int first, int last, int steps, int hidden, bool states, bool reverse, bool initial, int truncate)
    {
        switch (unit)
        {
            case RecurrentUnit.Lstm:
                Backward<LstmCell>(upstream, saved, w, before, c0, lengths, d, first, last, steps, hidden, states, reverse, initial, truncate);
                break;
            case RecurrentUnit.Gru:
                Backward<GruCell>(upstream, saved, w, before, c0, lengths, d, first, last, steps, hidden, states, reverse, initial, truncate);
                break;
            case RecurrentUnit.Tanh:
                Backward<SimpleCell<One>>(upstream, saved, w, before, c0, lengths, d, first, last, steps, hidden, states, reverse, initial, truncate);
                break;
            default:
                Backward<SimpleCell<Two>>(upstream, saved, w, before, c0, lengths, d, first, last, steps, hidden, states, reverse, initial, truncate);
                break;
        }
    }

    private static void Backward<TCell>(ReadOnlySpan<float> upstream, ReadOnlySpan<float> saved, ReadOnlySpan<float> w, ReadOnlySpan<float> before, ReadOnlySpan<float> c0, ReadOnlySpan<int> lengths, Span<float> d, int first, int last, int steps, int hidden, bool states, bool reverse, bool initial, int truncate)
        where TCell : struct, IRecurrentCell
    {
        int gates = TCell.Gates * hidden, width = TCell.Slopes * hidden, kept = TCell.Saved * hidden, count = last - first;
        int rows = steps + (states ? TCell.Carried : 0), slopeRows = steps + (initial ? 1 : 0);
        Problem.Require((long)last * steps * kept <= saved.Length, $"what {last} samples of {steps} steps save is {(long)last * steps * kept} values, but there are {saved.Length}");
        Problem.Require((long)last * slopeRows * width <= d.Length, $"slopes of {last} samples of {slopeRows} rows of {width} do not fit {d.Length} values");
        Problem.Require((long)gates * hidden <= w.Length, $"a weight of {gates} × {hidden} needs {(long)gates * hidden} values, but has {w.Length}");
        Problem.Require((long)last * rows * hidden <= upstream.Length, $"slopes by {last} samples of {rows} rows of {hidden} are {(long)last * rows * hidden} values, but there are {upstream.Length}");
        Problem.Require((long)last * steps * hidden <= before.Length, $"states before {last} samples of {steps} steps are {(long)last * steps * hidden} values, but there are {before.Length}");
        if (count <= 0) return;
        var product = new StateProduct(w, default, hidden, gates, transposed: false, steps);
        var dh = Working(count * ((2 * hidden) + product.Columns));
        var dc = dh + ((nint)count * hidden);
        var carried = dc + ((nint)count * hidden);
        Units.Clear(dh, 2 * count * hidden);
        fixed (float* pu = upstream, ps = saved, pb = before, pc = c0, pd = d)
        {
            for (var r = 0; states && r < count; r++)
            {
                var from = pu + ((((nint)(first + r) * rows) + steps) * hidden);
                Units.Copy(from, dh + ((nint)r * hidden), hidden);
                if (TCell.Carried == 2) Units.Copy(from + hidden, dc + ((nint)r * hidden), hidden);
            }

            for (var step = steps - 1; step >= 0; step--)
            {
                var t = reverse ? steps - 1 - step : step;
                for (var r = 0; r < count; r++)
                {
                    nint sample = first + r, unit = (nint)r * hidden, at = (sample * steps) + t;
                    var to = pd + (((sample * slopeRows) + t) * width);
                    var length = lengths.IsEmpty ? steps : lengths[(int)sample];
                    if (t >= length)
                    {
                        Units.Clear(to, width);
                        continue;
                    }

                    // The cell before lies fifth among what the step before saved.
                    var isFirst = t == (reverse ? length - 1 : 0);
                    var cell = TCell.Carried < 2 ? null : !isFirst ? ps + ((at + (reverse ? 1 : -1)) * kept) + (4 * (nint)hidden) : pc is null ? null : pc + (sample * hidden);
                    TCell.Backward(pu + (((sample * rows) + t) * hidden), ps + (at * kept), pb + (at * hidden), cell, dh + unit, dc + unit, to, hidden);
                }

                product.Run(pd + ((((nint)first * slopeRows) + t) * width) + (width - gates), (nint)slopeRows * width, count, carried);
                for (var r = 0; r < count; r++) Units.Add(carried + ((nint)r * product.Columns), dh + ((nint)r * hidden), hidden);
                if (truncate > 0 && step > 0 && step % truncate == 0) Units.Clear(dh, 2 * count * hidden);
            }

            for (var r = 0; initial && r < count; r++)
            {
                var to = pd + ((((nint)(first + r) * slopeRows) + steps) * width);
                Units.Clear(to, width);
                Units.Copy(dh + ((nint)r * hidden), to, hidden);
                if (TCell.Carried == 2) Units.Copy(dc + ((nint)r * hidden), to + hidden, hidden);
            }
        }
    }

    /// <summary>The thread's own memory, which grows to the largest need and is then kept.</summary>
    private static float* Working(int floats)
    {
        if (working is null || working.Length < floats)
        {
            working?.Dispose();
            working = null;
            working = new AlignedBuffer(floats);
        }

        fixed (float* start = working.Span) return start;
    }
}
