using System;

namespace NetDsl.Ilgpu;

/// <summary>What went wrong on the way to a GPU or on it; the message says what to change. The network's parameters on the CPU are unharmed.</summary>
public sealed class GpuException : Exception
{
    /// <summary>An exception with the device's own as its cause.</summary>
    public GpuException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
