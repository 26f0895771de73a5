using NetDsl;

namespace Broken.NDSL1004;

[Network, Input(1, 8, 8), Dense(32), Relu, Dense(10)]
public sealed partial class Net;
