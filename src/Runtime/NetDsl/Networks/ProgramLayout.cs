namespace NetDsl;

/// <summary>Sizes of the buffers that an emitted program needs, planned at build time.</summary>
/// <param name="Phases">Number of meeting points of the threads.</param>
/// <param name="FloatsPerSample">Arena floats for every sample of the batch.</param>
/// <param name="FixedFloats">Arena floats beside them.</param>
/// <param name="HasGradients">True for the training program: a gradient block that mirrors the parameters.</param>
/// <param name="UsesTargets">False for prediction.</param>
/// <param name="HasInputGradients">True where the gradient by each input is computed too.</param>
/// <param name="Generation">For a program that takes one element of a sequence at a time.</param>
/// <param name="Prepared">How many of the first phases depend on parameters and buffers alone.</param>
/// <param name="ReportsGradients">True where a run reports every gradient that may not be finite as it writes it, so that nobody need look over them afterwards.</param>
public sealed record ProgramLayout(int Phases, int FloatsPerSample, int FixedFloats, bool HasGradients, bool UsesTargets, bool HasInputGradients = false, GenerationLayout? Generation = null, int Prepared = 0, bool ReportsGradients = false);
