using System;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>Bounds of the evaluation: a source that is wrong, or hostile, ends in a message and never in a hang.</summary>
internal static class EvaluationLimits
{
    public const int Calls = 200;

    public const int Steps = 1_000_000;

    public const int Nodes = 50_000;

    /// <summary>Nodes of one scalar function's formula.</summary>
    public const int Formula = 1_000;

    public const int Characters = 100_000;

    public const int Elements = 100_000;
}

/// <summary>Ends the evaluation of the whole network.</summary>
internal sealed class EvaluationLimitException : Exception
{
    public EvaluationLimitException(Location location, Message text) : base(text.ToString())
    {
        Location = location;
        Text = text;
    }

    public Location Location { get; }

    public Message Text { get; }
}

/// <summary>Ends one operation that calls back into the user's code, where the mistake has been told already.</summary>
internal sealed class PoisonedException : Exception
{
}
