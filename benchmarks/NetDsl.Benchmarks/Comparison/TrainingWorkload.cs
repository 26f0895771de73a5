using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>Training steps on one batch; what programs must agree on are the first losses.</summary>
internal sealed class TrainingWorkload<TNetwork> : Workload
    where TNetwork : Network
{
    private readonly Trainer<TNetwork> trainer;
    private readonly Func<float> step;

    /// <param name="network">Is filled by this.</param>
    /// <param name="optimizer">With the numbers that the other programs have.</param>
    /// <param name="batch">Samples of a step.</param>
    /// <param name="threads">That work together.</param>
    /// <param name="device">What runs the steps.</param>
    /// <param name="precision">How exactly a GPU multiplies.</param>
    public TrainingWorkload(TNetwork network, Optimizer optimizer, int batch, int threads, Device device = Device.Cpu, MatrixPrecision precision = MatrixPrecision.Float32)
    {
        trainer = new Trainer<TNetwork>(Filled(network), optimizer, new TrainerOptions { BatchSize = batch, Threads = threads }, device, precision);
        var (input, target) = (network.Info.Inputs.Single(), network.Info.Targets.Single());
        var labels = Fill.Integers("label", target.Limit, batch * target.Size);
        if (input.IsInteger)
        {
            var tokens = Fill.Integers("x", input.Limit, batch * input.Size);
            step = () => trainer.Step(tokens, labels);
        }
        else
        {
            var x = Fill.Floats("x", batch * input.Size);
            step = () => trainer.Step(x, labels);
        }
    }

    /// <inheritdoc/>
    public override NetworkProgram Program => trainer.Program;

    /// <inheritdoc/>
    public override void Run() => step();

    /// <inheritdoc/>
    public override IReadOnlyList<float> First() => [step(), step(), step()];

    /// <inheritdoc/>
    public override void Dispose() => trainer.Dispose();
}
