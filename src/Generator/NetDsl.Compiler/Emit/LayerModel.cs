namespace NetDsl.Compiler;

/// <summary>What a row of the layer table, or a node of the diagram, stands for.</summary>
public enum LayerRole
{
    Input,
    Layer,
    Output,
    Target,
    Loss,
}

/// <summary>A layer as its user thinks of it: a call with what follows it directly, or a whole helper method.</summary>
/// <param name="Name">As in weight files, <c>fc1</c>, or the helper method that makes it, <c>Residual3</c>.</param>
/// <param name="Operations">What it does, in order: <c>Dense, Relu</c>.</param>
/// <param name="Output">The shape that it gives.</param>
/// <param name="Parameters">Those that an earlier layer has as well are not counted again.</param>
/// <param name="Shared">True where it uses the parameters of an earlier layer.</param>
/// <param name="MultiplyAdds">For one sample.</param>
/// <param name="From">The layers that feed it, as indices of the list.</param>
public sealed record LayerModel(LayerRole Role, string Name, string Operations, string Output, long Parameters, bool Shared, long MultiplyAdds, EquatableArray<int> From);
