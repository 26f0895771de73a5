using System;

namespace NetDsl.Ilgpu;

/// <summary>A graph that could not be started: what the driver says of a device that failed.</summary>
internal sealed class GraphException : Exception
{
    public GraphException(string message) : base(message)
    {
    }
}
