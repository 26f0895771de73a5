using NetDsl;

namespace Broken.NDSL2001;

[Network, Input(8), Dense(4), Step, Dense(3), SoftmaxCrossEntropy]
public sealed partial class Net;
