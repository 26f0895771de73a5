using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetDsl;

public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// What the trainer remembers besides the parameters. A trainer with the same options that imports it, on a network with the
    /// same parameters, goes on bit for bit as this one would.
    /// </summary>
    public TrainerState Export()
    {
        var tensors = new Dictionary<string, float[]>();
        var values = new Dictionary<string, string>
        {
            ["trainer.epoch"] = Text(Epoch),
            ["trainer.seed"] = Text(seed),
            ["trainer.position"] = Text(position),
            ["trainer.samples"] = Text(positionOf),
            ["trainer.loss"] = positionLoss.ToString("R", CultureInfo.InvariantCulture),
        };
        Optimizer.Export(tensors, values);
        Options.Schedule?.Save(values);
        Options.EarlyStopping?.Export(tensors, values);
        return new TrainerState(tensors, values);

        static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Takes over what <see cref="Export"/> gave; seed and learning rate are those of the state.</summary>
    /// <exception cref="ArgumentException">The state is of another optimizer, schedule or network; nothing was changed.</exception>
    public void Import(TrainerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var reader = new StateReader(state.Values, state.Tensors);
        var counters = (Epoch: (int)reader.Integer("trainer.epoch"), Seed: (int)reader.Integer("trainer.seed"), Position: (int)reader.Integer("trainer.position"),
            Samples: (int)reader.Integer("trainer.samples"), Loss: reader.Number("trainer.loss"));
        var early = Options.EarlyStopping?.Import(Network, reader);
        var schedule = new Dictionary<string, string>();
        Options.Schedule?.Save(schedule);
        Options.Schedule?.Load(state.Values);
        try
        {
            Optimizer.Import(reader);
        }
        catch (ArgumentException)
        {
            Options.Schedule?.Load(schedule);
            throw;
        }

        early?.Invoke();
        Epoch = counters.Epoch;
        seed = counters.Seed;
        (position, positionOf, positionLoss) = (counters.Position, counters.Samples, counters.Loss);
    }
}
