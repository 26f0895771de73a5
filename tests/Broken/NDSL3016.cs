using NetDsl;

namespace Broken.NDSL3016;

[Network, Input(16), Embedding(50, 8), MultiHeadAttention(2), Flatten, Dense(2)]
public sealed partial class Net;
