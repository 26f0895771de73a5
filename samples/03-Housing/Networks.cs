using NetDsl;

namespace Samples.Housing;

/// <summary>
/// A self-normalising network (Klambauer et al. 2017): SELU with LeCun's initialisation keeps mean 0 and variance 1 from layer to layer
/// by itself, and alpha dropout does not disturb that.
/// </summary>
[Network]
[Input(HousingTable.Features)]
[Dense(128, Init = Init.LeCunNormal, BiasInit = Init.Zeros), Selu, AlphaDropout(0.02)]
[Dense(64, Init = Init.LeCunNormal, BiasInit = Init.Zeros), Selu, AlphaDropout(0.02)]
[Dense(32, Init = Init.LeCunNormal, BiasInit = Init.Zeros), Selu]
[Dense(1, Init = Init.LeCunNormal, BiasInit = Init.Zeros)]
[MeanSquaredError]
public sealed partial class SelfNormalizing;

/// <summary>The same widths with ReLU, He's initialisation and plain dropout.</summary>
[Network]
[Input(HousingTable.Features)]
[Dense(128, Init = Init.HeNormal, BiasInit = Init.Zeros), Relu, Dropout(0.02)]
[Dense(64, Init = Init.HeNormal, BiasInit = Init.Zeros), Relu, Dropout(0.02)]
[Dense(32, Init = Init.HeNormal, BiasInit = Init.Zeros), Relu]
[Dense(1, Init = Init.LeCunNormal, BiasInit = Init.Zeros)]
[MeanSquaredError]
public sealed partial class Rectified;
