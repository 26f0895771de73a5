using NetDsl;

namespace Broken.NDSL1009;

[Network, Input(16), TokenAndPositionEmbedding(50, 100, 16), MultiHeadAttention(8), Flatten, Dense(2)]
public sealed partial class Net;
