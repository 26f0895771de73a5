using NetDsl;
using NetDsl.Data;

namespace Broken.NDSL4004;

[Network, Input(2), Dense(1), MeanSquaredError]
public sealed partial class Net;

public static class Program
{
    public static double Run(DataSet train, DataSet test)
    {
        using var trainer = new Trainer<Net>(new Net(), new Adam(), new TrainerOptions { EarlyStopping = new EarlyStopping(5) });
        trainer.Fit(train, test, epochs: 9);
        return trainer.Evaluate(test).Loss;
    }
}
