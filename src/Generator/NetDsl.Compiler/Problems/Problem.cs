using System;

namespace NetDsl.Compiler;

/// <summary>A mistake in a network, in the words that the user reads.</summary>
/// <param name="Id">Rule, <c>NDSL1001</c>.</param>
/// <param name="Argument">Name of the parameter whose argument is to edit; empty for the call as a whole.</param>
public sealed record Problem(string Id, string Argument, string Message);

/// <summary>Ends the evaluation of one call; the reading turns it into a diagnostic at the argument.</summary>
public sealed class ProblemException : Exception
{
    public ProblemException(Problem problem) : base(problem.Message) => Problem = problem;

    public Problem Problem { get; }
}
