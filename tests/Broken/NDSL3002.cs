using NetDsl;

namespace Broken.NDSL3002;

[Network, Input(8), Dense(10), Softmax, SoftmaxCrossEntropy]
public sealed partial class Net;
