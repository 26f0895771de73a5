using NetDsl;

namespace Broken.NDSL4013;

[Network, Input(4), Dense(3), Embedding(10, 4)]
public sealed partial class Net;
