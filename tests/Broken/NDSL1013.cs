using NetDsl;

namespace Broken.NDSL1013;

[Network, Input(12), TokenAndPositionEmbedding(50, 4, 8), Flatten, Dense(2)]
public sealed partial class Net;
