using NetDsl;

namespace Broken.NDSL4001;

[Network, Input(4), Dense(2)]
public sealed class Net;
