using NetDsl;

namespace Broken.NDSL1005;

[Network, Input(1, 27, 27), MaxPool2d(2), Flatten, Dense(2)]
public sealed partial class Net;
