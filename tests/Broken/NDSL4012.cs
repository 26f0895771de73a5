using NetDsl;

namespace Broken.NDSL4012;

[Network, Input(4), Wavelet, Dense(2)]
public sealed partial class Net;

public sealed class WaveletAttribute : LayerAttribute;
