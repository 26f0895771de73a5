using System.Collections.Generic;

namespace NetDsl;

/// <summary>
/// Everything a trainer must remember besides the network's parameters, as plain data: what a checkpoint stores, and what
/// makes a resumed run equal, bit for bit, to the run that was never stopped.
/// </summary>
/// <param name="Tensors">State of the optimizer, by the parameter it belongs to: <c>adam.m/fc1.weight</c>, as long as that parameter.</param>
/// <param name="Values">Counters, schedule and random state by name, as culture-invariant text.</param>
public sealed record TrainerState(IReadOnlyDictionary<string, float[]> Tensors, IReadOnlyDictionary<string, string> Values);
