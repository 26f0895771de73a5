using NetDsl;

namespace Broken.NDSL3011;

[Network, Input(8)]
[Dense(8, Init = Init.XavierUniform), Relu]
[Dense(8, Init = Init.XavierUniform), Relu]
[Dense(8, Init = Init.XavierUniform), Relu]
[Dense(8, Init = Init.XavierUniform), Relu, Dense(2)]
public sealed partial class Net;
