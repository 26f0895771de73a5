using NetDsl;

namespace Samples.Playground;

/// <summary>A straight line of layers: a stack of attributes.</summary>
[Network]
[Input(4)]
[Dense(16), Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public sealed partial class StackNetwork;
