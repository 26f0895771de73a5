using System;

namespace NetDsl;

/// <summary>What happens when code that only describes a network is run.</summary>
internal static class NetworkBody
{
    /// <summary>The exception of every member that exists to be read.</summary>
    public static InvalidOperationException ReadAtBuildTime() => new(
        "The body of a network is read at build time and cannot be run. Create the network and call Predict, or train it with a Trainer.");
}
