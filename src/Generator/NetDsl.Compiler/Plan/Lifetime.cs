namespace NetDsl.Compiler;

/// <summary>A value in the arena and when it is needed.</summary>
/// <param name="Size">Floats, rounded up to cache lines.</param>
/// <param name="Values">Floats as they are: two values with as many may share a slot row by row.</param>
/// <param name="Start">Position of the step that writes it.</param>
/// <param name="End">Position of the last step that reads it.</param>
/// <param name="EndsInPlace">True where that last step reads element i before any step could write it.</param>
/// <param name="Cut">Where the threads that write it cut it: by samples, or where they share one sample at its slices.</param>
/// <param name="Left">The same in its last phase; none where a thread may read what another one has of it.</param>
public sealed record Lifetime(int Node, int Size, int Values, bool Batched, int Start, int End, int StartPhase, int EndPhase, bool EndsInPlace, Cut Cut = default, Cut Left = default);
