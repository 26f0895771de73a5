using System;

namespace NetDsl.Tests.Storage;

/// <summary>The straight line <c>y = w·x + b</c> with a mean squared error, written as the compiler would emit it, for one thread.</summary>
internal sealed class LineNetwork(int seed) : Network(Description, seed)
{
    private static readonly NetworkInfo Description = new(
        "Line",
        [new ParameterInfo("line.weight", [1, 2], 0, Init.FanInUniform, 2, 1), new ParameterInfo("line.bias", [1], 16, Init.FanInUniform, 2, 1)],
        [new PortInfo("x", [2], false)],
        [new PortInfo("y", [1], false)],
        [new PortInfo("target", [1], false)],
        32,
        "");

    public override NetworkProgram CreateProgram(ProgramKind kind, int capacity) => new LineProgram(this, kind, capacity);

    private sealed class LineProgram(Network network, ProgramKind kind, int capacity)
        : NetworkProgram(network, new ProgramLayout(1, 0, 0, kind == ProgramKind.Training, kind != ProgramKind.Prediction), capacity)
    {
        private float loss;

        public override float Loss => loss;

        public override void Run(int phase, int part, int parts)
        {
            if (part > 0) return;
            var x = Floats(0);
            var w = Network.Weights;
            var y = Output(0);
            var gradients = Gradients;
            gradients.Clear();
            var sum = 0f;
            for (var i = 0; i < Batch; i++)
            {
                y[i] = (x[2 * i] * w[0]) + (x[(2 * i) + 1] * w[1]) + w[16];
                if (!Layout.UsesTargets) continue;
                var error = y[i] - Floats(1)[i];
                sum += error * error / Batch;
                if (!Layout.HasGradients) continue;
                gradients[0] += 2 * error * x[2 * i] / Batch;
                gradients[1] += 2 * error * x[(2 * i) + 1] / Batch;
                gradients[16] += 2 * error / Batch;
            }

            loss = sum;
        }

        public override string? FirstNonFinite() => null;
    }
}
