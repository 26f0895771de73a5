using System;
using NetDsl.Memory;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>y = w x + b with mean squared error, written by hand as the compiler would: three inputs, one output.</summary>
internal sealed class TinyLinear : Network
{
    private const int Bias = 16;

    private static readonly NetworkInfo Description = new(
        "TinyLinear",
        [new ParameterInfo("fc.weight", [1, 3], 0, Init.Default, 3, 1), new ParameterInfo("fc.bias", [1], Bias, Init.Default, 3, 1)],
        [new PortInfo("x", [3], false)],
        [new PortInfo("y", [1], false)],
        [new PortInfo("target", [1], false)],
        32,
        "fc");

    public TinyLinear(int seed = 1)
        : base(Description, seed)
    {
    }

    public override NetworkProgram CreateProgram(ProgramKind kind, int capacity) => new Regression(this, kind, capacity);

    private sealed class Regression(TinyLinear network, ProgramKind kind, int capacity)
        : NetworkProgram(network, new ProgramLayout(2, 1, 1, kind == ProgramKind.Training, kind != ProgramKind.Prediction), capacity)
    {
        public override float Loss => FixedAt(0, 1)[0];

        public override void Run(int phase, int part, int parts)
        {
            var (first, last) = Rows(part, parts);
            Span<float> w = Network.Weights, x = Floats(0), y = Output(0);
            if (phase == 0)
            {
                for (var i = first; i < last; i++) y[i] = (w[0] * x[3 * i]) + (w[1] * x[(3 * i) + 1]) + (w[2] * x[(3 * i) + 2]) + w[Bias];
                return;
            }

            if (kind == ProgramKind.Prediction || part != 0) return;
            var t = Floats(1);
            var loss = 0f;
            var g = Gradients;
            g.Clear();
            for (var i = 0; i < Batch; i++)
            {
                var d = y[i] - t[i];
                loss += d * d / Batch;
                if (kind != ProgramKind.Training) continue;
                for (var j = 0; j < 3; j++) g[j] += 2 * d * x[(3 * i) + j] / Batch;
                g[Bias] += 2 * d / Batch;
            }

            FixedAt(0, 1)[0] = loss;
        }

        public override string? FirstNonFinite()
        {
            foreach (var value in Output(0))
                if (!float.IsFinite(value)) return "fc";
            return null;
        }
    }
}
