using NetDsl;

namespace Broken.NDSL5002;

[Network(MemoryLimitGiB = 0.001, Batch = 256), Input(1000), Dense(300), Relu, Dense(10), SoftmaxCrossEntropy]
public sealed partial class Net;
