using NetDsl;

namespace Broken.NDSL1019;

[Network, Input(8), Dense(16), Relu, Dropout(50), Dense(3)]
public sealed partial class Net;
