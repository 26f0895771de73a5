using NetDsl;

namespace Broken.NDSL1024;

[Network, Input(8), PositionEmbedding(8), Flatten, Dense(2)]
public sealed partial class Net;
