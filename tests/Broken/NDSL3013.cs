using NetDsl;

namespace Broken.NDSL3013;

[Network, Input(8)]
[Dense(16, Bias = false), Dropout(0.5), BatchNorm, Relu, Dense(3)]
public sealed partial class Net;
