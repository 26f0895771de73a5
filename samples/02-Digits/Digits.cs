using NetDsl;

namespace Samples.Handwriting;

/// <summary>Reads a handwritten digit: 784 pixels, two hidden layers, ten scores.</summary>
[Network]
[Input(1, 28, 28)]
[Flatten]
[Dense(128, Init = Init.HeUniform, Name = "fc1"), Relu]
[Dense(64, Init = Init.HeUniform, Name = "fc2"), Relu]
[Dense(10, Name = "fc3")]
[SoftmaxCrossEntropy]
public sealed partial class Digits;
