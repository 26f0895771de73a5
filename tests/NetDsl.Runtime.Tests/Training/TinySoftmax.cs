using System;

namespace NetDsl.Runtime.Tests.Training;

/// <summary>Softmax regression of two inputs on three classes, with dropout of its inputs in training, written by hand as the compiler would.</summary>
internal sealed class TinySoftmax : Network
{
    public const int Classes = 3;
    public const int Ignored = -100;
    private const int Bias = 16;

    private static readonly NetworkInfo Description = new(
        "TinySoftmax",
        [new ParameterInfo("fc.weight", [Classes, 2], 0, Init.Default, 2, 3), new ParameterInfo("fc.bias", [Classes], Bias, Init.Default, 2, 3)],
        [new PortInfo("x", [2], false)],
        [new PortInfo("logits", [Classes], false)],
        [new PortInfo("label", [], true, Classes, Ignored)],
        32,
        "fc");

    private readonly float dropout;

    public TinySoftmax(int seed = 1, float dropout = 0)
        : base(Description, seed) => this.dropout = dropout;

    public override NetworkProgram CreateProgram(ProgramKind kind, int capacity) => new Classification(this, kind, capacity);

    private sealed class Classification(TinySoftmax network, ProgramKind kind, int capacity)
        : NetworkProgram(network, new ProgramLayout(2, Classes + 3, 1, kind == ProgramKind.Training, kind != ProgramKind.Prediction), capacity)
    {
        public override float Loss => FixedAt(0, 1)[0];

        public override void Run(int phase, int part, int parts)
        {
            var (first, last) = Rows(part, parts);
            Span<float> w = Network.Weights, x = Floats(0), z = Output(0);
            Span<float> kept = RowsAt(0, 2), d = RowsAt(2, Classes), losses = RowsAt(2 + Classes, 1);
            if (phase == 0)
            {
                for (var i = first; i < last; i++)
                {
                    var random = new RandomSource((long)Seed, (ulong)((Step * 1000) + i));
                    for (var j = 0; j < 2; j++)
                        kept[(2 * i) + j] = kind == ProgramKind.Training && random.NextDouble() < network.dropout ? 0 : x[(2 * i) + j];
                    for (var c = 0; c < Classes; c++) z[(i * Classes) + c] = (w[2 * c] * kept[2 * i]) + (w[(2 * c) + 1] * kept[(2 * i) + 1]) + w[Bias + c];
                    if (kind != ProgramKind.Prediction) LossOf(z.Slice(i * Classes, Classes), Integers(1)[i], d.Slice(i * Classes, Classes), ref losses[i]);
                }

                return;
            }

            if (kind == ProgramKind.Prediction || part != 0) return;
            var loss = 0f;
            for (var i = 0; i < Batch; i++) loss += losses[i] / Batch;
            FixedAt(0, 1)[0] = loss;
            if (kind != ProgramKind.Training) return;
            var g = Gradients;
            g.Clear();
            for (var i = 0; i < Batch; i++)
                for (var c = 0; c < Classes; c++)
                {
                    for (var j = 0; j < 2; j++) g[(2 * c) + j] += d[(i * Classes) + c] * kept[(2 * i) + j] / Batch;
                    g[Bias + c] += d[(i * Classes) + c] / Batch;
                }
        }

        public override string? FirstNonFinite() => null;

        private static void LossOf(ReadOnlySpan<float> logits, int label, Span<float> gradient, ref float loss)
        {
            var sum = 0f;
            foreach (var logit in logits) sum += MathF.Exp(logit);
            for (var c = 0; c < Classes; c++) gradient[c] = label == Ignored ? 0 : (MathF.Exp(logits[c]) / sum) - (c == label ? 1 : 0);
            loss = label == Ignored ? 0 : MathF.Log(sum) - logits[label];
        }
    }
}
