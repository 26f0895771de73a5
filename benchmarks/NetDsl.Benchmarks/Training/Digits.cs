using NetDsl;

namespace NetDsl.Benchmarks.Training;

/// <summary>The usual first network for handwritten digits, 784-128-64-10.</summary>
[Network]
[Input(1, 28, 28)]
[Flatten]
[Dense(128, Init = Init.HeUniform, Name = "fc1"), Relu]
[Dense(64, Init = Init.HeUniform, Name = "fc2"), Relu]
[Dense(10, Name = "fc3")]
[SoftmaxCrossEntropy]
public sealed partial class Digits;
