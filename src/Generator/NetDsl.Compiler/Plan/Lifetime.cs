namespace NetDsl.Compiler;

/// <summary>A value in the arena and when it is needed.</summary>
/// <param name="Size">Floats, rounded up to cache lines.</param>
/// <param name="Values">Floats as they are: two values with as many may share a slot row by row.</param>
/// <param name="Start">Position of the step that writes it.</param>
/// <param name="End">Position of the last step that reads it.</param>
/// <param name="EndsInPlace">True where that last step reads element i before any step could write it.</param>
/// <param name="Slices">Into how many slices threads cut it where they share one sample; 0 where they share samples, −1 where one thread writes it all, or in no order.</param>
/// <param name="Apart">True where in its last phase each thread reads only what it wrote itself.</param>
public sealed record Lifetime(int Node, int Size, int Values, bool Batched, int Start, int End, int StartPhase, int EndPhase, bool EndsInPlace, int Slices = 0, bool Apart = true);
