using System.Collections.Generic;

namespace NetDsl;

/// <summary>One of the sequences that a beam search found.</summary>
/// <param name="Tokens">Without the prompt; the end token is its last where it was reached.</param>
/// <param name="LogProbability">The natural logarithm of the probability that the network gives it after the prompt.</param>
/// <param name="Score">What sequences are ranked by: the logarithm divided by lengthᵅ.</param>
public sealed record Beam(IReadOnlyList<int> Tokens, double LogProbability, double Score);
