namespace NetDsl.Compiler;

/// <summary>Memory of a generation program that survives its runs: so many floats for every row, 0 at first.</summary>
/// <param name="InPlace">True where a step changes a few of the values and leaves the others as they are: a cache of keys.</param>
public sealed record StateModel(string Name, Shape Shape, bool InPlace = false);
