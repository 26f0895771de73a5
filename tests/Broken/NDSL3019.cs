using NetDsl;

namespace Broken.NDSL3019;

[Network, Input(8)]
[Dense(4, BiasInit = Init.Constant, BiasGain = -1)]
[Relu, Dense(2)]
public sealed partial class Net;
