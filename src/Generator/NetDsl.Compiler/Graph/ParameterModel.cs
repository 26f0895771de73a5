namespace NetDsl.Compiler;

/// <summary>A trained tensor of the network, as the user's weights file knows it.</summary>
/// <param name="Name">As in a PyTorch state_dict, <c>fc1.weight</c>.</param>
/// <param name="Init">The member of the run-time enumeration <c>Init</c> that fills it.</param>
/// <param name="FanIn">Inputs that feed one unit.</param>
/// <param name="FanOut">Units that one input feeds.</param>
/// <param name="Gain">Factor of the standard deviation, or the value itself for <c>Constant</c>.</param>
public sealed record ParameterModel(string Name, Shape Shape, string Init, int FanIn, int FanOut, double Gain = 1);

/// <summary>A named input, target or output: one buffer of <c>batch × shape</c> values.</summary>
/// <param name="Limit">For labels and token ids: values must lie in 0 … Limit − 1; 0 where nothing is known.</param>
/// <param name="Ignored">A label outside that range that is allowed, as <c>ignore_index</c>.</param>
public sealed record PortModel(string Name, Shape Shape, ElementType Element, int Limit = 0, int? Ignored = null);
