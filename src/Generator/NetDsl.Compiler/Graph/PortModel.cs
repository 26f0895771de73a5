namespace NetDsl.Compiler;

/// <summary>A named input, target or output: one buffer of <c>batch × shape</c> values.</summary>
/// <param name="Limit">For labels and token ids: values must lie in 0 … Limit − 1; 0 where nothing is known.</param>
/// <param name="Ignored">A label outside that range that is allowed, as <c>ignore_index</c>.</param>
public sealed record PortModel(string Name, Shape Shape, ElementType Element, int Limit = 0, int? Ignored = null);
