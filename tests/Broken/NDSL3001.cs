using NetDsl;

namespace Broken.NDSL3001;

[Network, Input(784), Dense(128), Dense(10)]
public sealed partial class Net;
