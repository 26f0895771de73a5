using System;

namespace NetDsl.Compiler;

/// <summary>The plain meaning of a recurrent layer in float64, forward and backward, sample by sample and step by step.</summary>
internal sealed class RecurrentDefinition
{
    private readonly RecurrentForm form;
    private readonly int samples;

    public RecurrentDefinition(RecurrentForm form, int samples)
    {
        this.form = form;
        this.samples = samples;
        Output = new double[samples * form.Rows * form.Hidden];
        Saved = new double[samples * form.Steps * form.Saved * form.Hidden];
    }

    public double[] Output { get; }

    public double[] Saved { get; }

    /// <summary>Fills <see cref="Output"/> and <see cref="Saved"/>; <paramref name="at"/> gives the operands by their place, null for none.</summary>
    public RecurrentDefinition Forward(Func<int, double[]?> at)
    {
        double[] x = at(0)!, w = at(1)!;
        double[]? b = at(form.BiasAt), h0 = at(form.InitialAt), c0 = at(form.CellAt), lengths = at(form.LengthsAt);
        int n = form.Hidden, gates = form.Gates * n;
        for (var sample = 0; sample < samples; sample++)
        {
            var (h, c) = (Row(h0, sample), Row(c0, sample));
            for (var step = 0; step < form.Steps; step++)
            {
                var t = form.Reverse ? form.Steps - 1 - step : step;
                if (lengths is not null && t >= lengths[sample]) continue;
                var p = new double[gates];
                for (var j = 0; j < gates; j++)
                {
                    p[j] = b?[j] ?? 0;
                    for (var k = 0; k < n; k++) p[j] += w[(j * n) + k] * h[k];
                }

                var next = new double[n];
                int from = ((sample * form.Steps) + t) * gates, saved = ((sample * form.Steps) + t) * form.Saved * n;
                for (var j = 0; j < n; j++) next[j] = Unit(q => x[from + (q * n) + j], q => p[(q * n) + j], h[j], ref c[j], (part, value) => Saved[saved + (part * n) + j] = value);
                h = next;
                Array.Copy(h, 0, Output, ((sample * form.Rows) + t) * n, n);
            }

            if (!form.States) continue;
            Array.Copy(h, 0, Output, ((sample * form.Rows) + form.Steps) * n, n);
            if (form.Carried == 2) Array.Copy(c, 0, Output, ((sample * form.Rows) + form.Steps + 1) * n, n);
        }

        return this;
    }

    /// <summary>The derivatives by all products of all steps, and in a last row by the first state where one is given.</summary>
    public static double[] Backward(RecurrentForm form, int samples, double[] upstream, double[] saved, double[] w, double[] previous, double[]? c0, double[]? lengths)
    {
        int n = form.Hidden, gates = form.Gates * n, width = form.Slopes * n, rows = form.Steps + (form.Initial ? 1 : 0);
        var d = new double[samples * rows * width];
        for (var sample = 0; sample < samples; sample++)
        {
            double[] dh = new double[n], dc = new double[n];
            for (var j = 0; form.States && j < n; j++)
            {
                dh[j] = upstream[(((sample * form.Rows) + form.Steps) * n) + j];
                if (form.Carried == 2) dc[j] = upstream[(((sample * form.Rows) + form.Steps + 1) * n) + j];
            }

            for (var step = form.Steps - 1; step >= 0; step--)
            {
                int t = form.Reverse ? form.Steps - 1 - step : step, before = form.Reverse ? t + 1 : t - 1;
                if (lengths is not null && t >= lengths[sample]) continue;
                var isFirst = step == 0 || (lengths is not null && form.Reverse && t == (int)lengths[sample] - 1);
                int to = ((sample * rows) + t) * width, at = (sample * form.Steps) + t;
                for (var j = 0; j < n; j++)
                {
                    dh[j] += upstream[(((sample * form.Rows) + t) * n) + j];
                    var c = form.Carried < 2 ? 0 : !isFirst ? saved[((((sample * form.Steps) + before) * form.Saved) + 4) * n + j] : c0?[(sample * n) + j] ?? 0;
                    Slope(form, part => saved[(((at * form.Saved) + part) * n) + j], previous[(at * n) + j], c, ref dh[j], ref dc[j], (part, value) => d[to + (part * n) + j] = value);
                }

                for (var k = 0; k < n; k++)
                    for (var j = 0; j < gates; j++) dh[k] += d[to + (form.StateSlopes * n) + j] * w[(j * n) + k];
                if (form.Truncate <= 0 || step % form.Truncate != 0 || step == 0) continue;
                Array.Clear(dh, 0, n);
                Array.Clear(dc, 0, n);
            }

            if (!form.Initial) continue;
            Array.Copy(dh, 0, d, ((sample * rows) + form.Steps) * width, n);
            if (form.Carried == 2) Array.Copy(dc, 0, d, (((sample * rows) + form.Steps) * width) + n, n);
        }

        return d;
    }

    private double[] Row(double[]? first, int sample)
    {
        var row = new double[form.Hidden];
        if (first is not null) Array.Copy(first, sample * form.Hidden, row, 0, form.Hidden);
        return row;
    }

    /// <summary>One unit's step: h' from the products with the input, those with the state, h and c.</summary>
    private double Unit(Func<int, double> x, Func<int, double> p, double h, ref double c, Action<int, double> save)
    {
        double z(int gate) => x(gate) + p(gate);
        double result;
        switch (form.Cell)
        {
            case RecurrentCell.Lstm:
                double i = Sigmoid(z(0)), f = Sigmoid(z(1)), g = Math.Tanh(z(2)), o = Sigmoid(z(3));
                c = (f * c) + (i * g);
                var tanh = Math.Tanh(c);
                save(0, i);
                save(1, f);
                save(2, g);
                save(3, o);
                save(4, c);
                save(5, tanh);
                return o * tanh;
            case RecurrentCell.Gru:
                double r = Sigmoid(z(0)), u = Sigmoid(z(1)), n = Math.Tanh(x(2) + (r * p(2)));
                save(0, r);
                save(1, u);
                save(2, n);
                save(3, p(2));
                return ((1 - u) * n) + (u * h);
            case RecurrentCell.Tanh:
                result = Math.Tanh(z(0));
                break;
            default:
                result = Math.Max(z(0), 0);
                break;
        }

        save(0, result);
        return result;
    }

    /// <summary>One unit's step back: the derivatives by its products; dh and dc become those that go on without a product.</summary>
    private static void Slope(RecurrentForm form, Func<int, double> saved, double h, double c, ref double dh, ref double dc, Action<int, double> give)
    {
        switch (form.Cell)
        {
            case RecurrentCell.Lstm:
                double i = saved(0), f = saved(1), g = saved(2), o = saved(3), tanh = saved(5);
                dc += dh * o * (1 - (tanh * tanh));
                give(0, dc * g * i * (1 - i));
                give(1, dc * c * f * (1 - f));
                give(2, dc * i * (1 - (g * g)));
                give(3, dh * tanh * o * (1 - o));
                dc *= f;
                dh = 0;
                break;
            case RecurrentCell.Gru:
                double r = saved(0), u = saved(1), n = saved(2), p = saved(3);
                double dn = dh * (1 - u) * (1 - (n * n)), du = dh * (h - n) * u * (1 - u), dr = dn * p * r * (1 - r);
                give(0, dr);
                give(1, du);
                give(2, dn);
                give(3, dr);
                give(4, du);
                give(5, dn * r);
                dh *= u;
                break;
            default:
                var y = saved(0);
                give(0, dh * (form.Cell == RecurrentCell.Tanh ? 1 - (y * y) : y > 0 ? 1 : 0));
                dh = 0;
                break;
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
