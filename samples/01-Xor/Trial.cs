using System;
using System.Linq;
using NetDsl;

namespace Samples.Xor;

/// <summary>A network trained on the four corners, and what came of it.</summary>
/// <param name="Name">Of the network or the setting.</param>
/// <param name="Parameters">Numbers that were trained.</param>
/// <param name="Losses">Before each step.</param>
/// <param name="Loss">After the last one.</param>
/// <param name="Right">Corners that are answered right.</param>
/// <param name="Moved">The largest change of a weight of the first layer.</param>
/// <param name="Probability">Of the answer 1, at any place.</param>
internal sealed record Trial(string Name, int Parameters, float[] Losses, double Loss, int Right, float Moved, Func<double, double, double> Probability)
{
    public bool Learned => Right == XorData.Corners;

    /// <summary>Takes <paramref name="steps"/> steps, each on all four corners.</summary>
    public static Trial Run<TNetwork>(string name, TNetwork network, Optimizer optimizer, int steps, int seed)
        where TNetwork : Network
    {
        var first = network.Info.Parameters[0].Name;
        var before = network.Parameter(first).ToArray();
        // A network this small is done before a second thread has woken up.
        using var trainer = new Trainer<TNetwork>(network, optimizer, new TrainerOptions { BatchSize = XorData.Corners, Threads = 1, Seed = seed });
        var history = trainer.Fit(XorData.Set, epochs: steps);
        var (loss, metrics) = trainer.Evaluate(XorData.Set, new Accuracy());
        var after = network.Parameter(first).ToArray();
        return new Trial(
            name,
            network.Info.ParameterCount,
            history.Epochs.Select(epoch => (float)epoch.TrainLoss).ToArray(),
            loss,
            (int)Math.Round(metrics["accuracy"] * XorData.Corners),
            before.Zip(after, (x, y) => Math.Abs(x - y)).Max(),
            Asking(network));
    }

    private static Func<double, double, double> Asking(Network network)
    {
        var program = network.CreateProgram(ProgramKind.Prediction, 1);
        return (x, y) =>
        {
            program.SetInput(0, [(float)x, (float)y]);
            program.RunAlone();
            return 1 / (1 + Math.Exp(-program.Output(0)[0]));
        };
    }
}
