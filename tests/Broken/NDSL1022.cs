using NetDsl;

namespace Broken.NDSL1022;

[Network, Input(4), Dense(7), Glu, Dense(2)]
public sealed partial class Net;
