using NetDsl;

namespace Broken.NDSL3004;

[Network, Input(8)]
[Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid]
[Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid, Dense(8), Sigmoid]
[Dense(3), SoftmaxCrossEntropy]
public sealed partial class Net;
