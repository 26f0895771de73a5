using NetDsl;

namespace Broken.NDSL3012;

[Network, Input(8), Dense(16, Init = Init.Zeros), Relu, Dense(3)]
public sealed partial class Net;
