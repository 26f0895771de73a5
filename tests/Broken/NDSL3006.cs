using NetDsl;

namespace Broken.NDSL3006;

[Network, Input(8), Dense(10), Dropout(0.5), SoftmaxCrossEntropy]
public sealed partial class Net;
