using NetDsl;

namespace Broken.NDSL3009;

[Network, Input(8), Dense(1), Softmax]
public sealed partial class Net;
