using NetDsl;
using NetDsl.Data;

namespace Broken.NDSL4006;

[Network, Input(2), Dense(1), MeanSquaredError]
public sealed partial class Net;

public static class Program
{
    public static Net Run(DataSet train, DataSet validation) => RandomRestarts.Run(
        runs: 5,
        seed: 1,
        _ => new Trainer<Net>(new Net(seed: 42), new Adam()),
        train,
        validation,
        epochs: 3).Best;
}
