using NetDsl;

namespace Broken.NDSL3008;

[Network, Input(8), Dense(3), Relu, SoftmaxCrossEntropy]
public sealed partial class Net;
