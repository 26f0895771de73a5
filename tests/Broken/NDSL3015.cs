using NetDsl;

namespace Broken.NDSL3015;

[Network, Input(200, 3)]
[Rnn(16), LastStep, Dense(2), SoftmaxCrossEntropy]
public sealed partial class Net;
