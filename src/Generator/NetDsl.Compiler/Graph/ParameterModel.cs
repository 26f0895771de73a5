namespace NetDsl.Compiler;

/// <summary>A trained tensor of the network, as the user's weights file knows it.</summary>
/// <param name="Name">As in a PyTorch state_dict, <c>fc1.weight</c>.</param>
/// <param name="Init">The member of the run-time enumeration <c>Init</c> that fills it.</param>
/// <param name="FanIn">Inputs that feed one unit.</param>
/// <param name="FanOut">Units that one input feeds.</param>
/// <param name="Gain">Factor of the standard deviation, or the value itself for <c>Constant</c>.</param>
public sealed record ParameterModel(string Name, Shape Shape, string Init, int FanIn, int FanOut, double Gain = 1);
