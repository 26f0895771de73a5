using NetDsl;

namespace Broken.NDSL3017;

[Network, Input(16), TokenAndPositionEmbedding(50, 8, 16), MultiHeadAttention(2), Dense(50), SoftmaxCrossEntropy]
public sealed partial class Net;
