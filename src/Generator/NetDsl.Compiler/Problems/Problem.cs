using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>A mistake in a network, in the words that the user reads.</summary>
/// <param name="Id">Rule, <c>NDSL1001</c>.</param>
/// <param name="Argument">Name of the parameter whose argument is to edit; empty for the call as a whole.</param>
/// <param name="Hints">What a code fix needs to know beyond the place, see <see cref="NetDsl.Compiler.Hints"/>.</param>
public sealed record Problem(string Id, string Argument, Message Message, IReadOnlyDictionary<string, string>? Hints = null);

/// <summary>Ends the evaluation of one call; the reading turns it into a diagnostic at the argument.</summary>
public sealed class ProblemException : Exception
{
    public ProblemException(Problem problem) : base(problem.Message.ToString()) => Problem = problem;

    public Problem Problem { get; }
}
