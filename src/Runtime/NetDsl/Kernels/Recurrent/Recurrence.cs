using System;

namespace NetDsl.Kernels;

/// <summary>
/// Recurrent layers over time. A thread takes its samples through all steps: one product of their states with the weight in each step, then the gates.
/// A sample's arithmetic does not depend on its neighbours.
/// </summary>
public static unsafe partial class Recurrence
{
    /// <summary>One direction of one layer, forward.</summary>
    /// <param name="unit">What a step computes.</param>
    /// <param name="x">Products with the input, [≥ last, steps, gates · hidden].</param>
    /// <param name="w">Weight of the state, [gates · hidden, hidden].</param>
    /// <param name="bias">Its bias, [gates · hidden], or empty.</param>
    /// <param name="h0">The first state, [≥ last, hidden], or empty for zeros.</param>
    /// <param name="c0">The first cell of an LSTM, likewise.</param>
    /// <param name="lengths">Elements of each sample, [≥ last], or empty where all have them all.</param>
    /// <param name="y">Receives the state after each step, 0 behind a sample's length, [≥ last, rows, hidden]; in further rows the last state and cell where asked for.</param>
    /// <param name="saved">Receives what backward reads, [≥ last, steps, saved · hidden]; empty where nothing does.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="steps">Elements of the sequence.</param>
    /// <param name="hidden">Units.</param>
    /// <param name="states">True where the last state stands behind the steps.</param>
    /// <param name="reverse">True where the sequence is read from its end.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Forward(RecurrentUnit unit, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> h0, ReadOnlySpan<float> c0, ReadOnlySpan<int> lengths, Span<float> y, Span<float> saved, int first, int last, int steps, int hidden, bool states, bool reverse)
    {
        switch (unit)
        {
            case RecurrentUnit.Lstm:
                Forward<LstmCell>(x, w, bias, h0, c0, lengths, y, saved, first, last, steps, hidden, states, reverse);
                break;
            case RecurrentUnit.Gru:
                Forward<GruCell>(x, w, bias, h0, c0, lengths, y, saved, first, last, steps, hidden, states, reverse);
                break;
            case RecurrentUnit.Tanh:
                Forward<SimpleCell<One>>(x, w, bias, h0, c0, lengths, y, saved, first, last, steps, hidden, states, reverse);
                break;
            default:
                Forward<SimpleCell<Two>>(x, w, bias, h0, c0, lengths, y, saved, first, last, steps, hidden, states, reverse);
                break;
        }
    }

    /// <summary>The state that each step began with.</summary>
    /// <param name="y">What <see cref="Forward"/> gave, [≥ last, rows, hidden].</param>
    /// <param name="h0">The first state, [≥ last, hidden], or empty for zeros.</param>
    /// <param name="lengths">[≥ last], or empty.</param>
    /// <param name="before">Receives [≥ last, steps, hidden].</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <param name="steps">Elements of the sequence.</param>
    /// <param name="rows">Rows of a sample's y.</param>
    /// <param name="hidden">Units.</param>
    /// <param name="reverse">True where the sequence is read from its end.</param>
    public static void Previous(ReadOnlySpan<float> y, ReadOnlySpan<float> h0, ReadOnlySpan<int> lengths, Span<float> before, int first, int last, int steps, int rows, int hidden, bool reverse)
    {
        for (var sample = first; sample < last; sample++)
        {
            var length = lengths.IsEmpty ? steps : lengths[sample];
            var from = y.Slice(sample * rows * hidden, steps * hidden);
            var to = before.Slice(sample * steps * hidden, steps * hidden);
            if (length < steps) to.Clear();
            if (length < 1) continue;
            var beginning = to.Slice(reverse ? (length - 1) * hidden : 0, hidden);
            if (h0.IsEmpty) beginning.Clear();
            else h0.Slice(sample * hidden, hidden).CopyTo(beginning);
            var others = (length - 1) * hidden;
            if (reverse) from.Slice(hidden, others).CopyTo(to);
            else from[..others].CopyTo(to[hidden..]);
        }
    }

    private static void Forward<TCell>(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, ReadOnlySpan<float> h0, ReadOnlySpan<float> c0, ReadOnlySpan<int> lengths, Span<float> y, Span<float> saved, int first, int last, int steps, int hidden, bool states, bool reverse)
        where TCell : struct, IRecurrentCell
    {
        int gates = TCell.Gates * hidden, rows = steps + (states ? TCell.Carried : 0), count = last - first;
        Check<TCell>(x.Length, w.Length, bias.Length, h0.Length, lengths.Length, y.Length, last, steps, hidden, rows);
        Problem.Require(saved.IsEmpty || (long)last * steps * TCell.Saved * hidden <= saved.Length, $"what {last} samples of {steps} steps save does not fit {saved.Length} values");
        if (count <= 0) return;
        var product = new StateProduct(w, bias, gates, hidden, transposed: true, steps);
        var h = Working(count * ((3 * hidden) + product.Columns));
        var next = h + ((nint)count * hidden);
        var c = next + ((nint)count * hidden);
        var p = c + ((nint)count * hidden);
        Begin(h0, h, first, count, hidden);
        Begin(c0, c, first, count, hidden);
        fixed (float* px = x, py = y, ps = saved)
        {
            for (var step = 0; step < steps; step++)
            {
                var t = reverse ? steps - 1 - step : step;
                product.Run(h, hidden, count, p);
                for (var r = 0; r < count; r++)
                {
                    nint sample = first + r, unit = (nint)r * hidden;
                    var to = py + (((sample * rows) + t) * hidden);
                    if (!lengths.IsEmpty && t >= lengths[(int)sample])
                    {
                        Units.Copy(h + unit, next + unit, hidden);
                        Units.Clear(to, hidden);
                        continue;
                    }

                    var at = (sample * steps) + t;
                    TCell.Forward(px + (at * gates), p + ((nint)r * product.Columns), h + unit, c + unit, next + unit, ps is null ? null : ps + (at * TCell.Saved * hidden), hidden);
                    Units.Copy(next + unit, to, hidden);
                }

                var old = h;
                h = next;
                next = old;
            }

            for (var r = 0; states && r < count; r++)
            {
                var to = py + ((((nint)(first + r) * rows) + steps) * hidden);
                Units.Copy(h + ((nint)r * hidden), to, hidden);
                if (TCell.Carried == 2) Units.Copy(c + ((nint)r * hidden), to + hidden, hidden);
            }
        }
    }

    private static void Begin(ReadOnlySpan<float> from, float* to, int first, int count, int hidden)
    {
        if (from.IsEmpty) Units.Clear(to, count * hidden);
        else from.Slice(first * hidden, count * hidden).CopyTo(new Span<float>(to, count * hidden));
    }

    private static void Check<TCell>(long x, long w, long bias, long h0, long lengths, long y, int last, int steps, int hidden, int rows)
        where TCell : struct, IRecurrentCell
    {
        var gates = (long)TCell.Gates * hidden;
        Problem.Require(last * steps * gates <= x, $"the gates of {last} samples of {steps} steps are {last * steps * gates} values, but there are {x}");
        Problem.Require(gates * hidden <= w, $"a weight of {gates} × {hidden} needs {gates * hidden} values, but has {w}");
        Problem.Require(bias == 0 || gates <= bias, $"a bias for {gates} products has {bias} values");
        Problem.Require(h0 == 0 || (long)last * hidden <= h0, $"first states of {last} samples of {hidden} units have {h0} values");
        Problem.Require(lengths == 0 || last <= lengths, $"{last} samples have {lengths} lengths");
        Problem.Require((long)last * rows * hidden <= y, $"results of {last} samples of {rows} rows of {hidden} units do not fit {y} values");
    }
}
