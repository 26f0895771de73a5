namespace NetDsl.Compiler;

/// <summary>A value in the arena and when it is needed.</summary>
/// <param name="Size">Floats, rounded up to cache lines.</param>
/// <param name="Values">Floats as they are: two values with as many may share a slot row by row.</param>
/// <param name="Start">Position of the step that writes it.</param>
/// <param name="End">Position of the last step that reads it.</param>
/// <param name="EndsInPlace">True where that last step reads element i before any step could write it.</param>
/// <param name="Cut">Where threads cut it that share one sample.</param>
/// <param name="Apart">True where in its last phase each thread reads only what it wrote itself.</param>
public sealed record Lifetime(int Node, int Size, int Values, bool Batched, int Start, int End, int StartPhase, int EndPhase, bool EndsInPlace, Cut Cut = default, bool Apart = true);
