namespace NetDsl;

/// <summary>
/// What a network body may call that owns parameters: each call makes one layer. Meant for <c>using static NetDsl.Layers;</c>.
/// </summary>
/// <remarks>
/// Bodies of networks are read at build time: at run time every method throws <see cref="System.InvalidOperationException"/>.
/// A layer's <c>name</c> is the prefix of its parameters, <c>fc1.weight</c>; without one it is the layer's kind and a counter.
/// Names and layouts of parameters are those of a PyTorch state_dict.
/// </remarks>
public static partial class Layers;
