using NetDsl;

namespace Broken.NDSL3003;

[Network, Input(8)]
[Dense(16), BatchNorm, Relu, Dense(3)]
public sealed partial class Net;
