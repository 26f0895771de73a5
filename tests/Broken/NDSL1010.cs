using NetDsl;

namespace Broken.NDSL1010;

[Network, Input(30, 8, 8), Conv2d(60, 3, Groups = 4), Flatten, Dense(2)]
public sealed partial class Net;
