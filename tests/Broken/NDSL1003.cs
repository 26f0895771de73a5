using NetDsl;

namespace Broken.NDSL1003;

[Network, Input(1, 4, 4), Conv2d(4, 5), Flatten, Dense(2)]
public sealed partial class Net;
