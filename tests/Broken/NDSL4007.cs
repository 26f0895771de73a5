using NetDsl;

namespace Broken.NDSL4007;

[Network(Weights = "digits.safetensors"), Input(4), Dense(2)]
public sealed partial class Net;
