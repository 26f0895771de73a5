using NetDsl;

namespace Broken.NDSL3010;

[Network, Input(8), Dense(1), BinaryCrossEntropy]
public sealed partial class Net;
