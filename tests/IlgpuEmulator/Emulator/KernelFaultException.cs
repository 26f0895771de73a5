using System;

namespace IlgpuEmulator;

/// <summary>A fault of a kernel that a GPU may hide: the message names the kernel, the memory, the offset and the threads.</summary>
public abstract class KernelFaultException : Exception
{
    private protected KernelFaultException(string message)
        : base(message)
    {
    }
}

/// <summary>An access outside a view or to freed memory.</summary>
public sealed class OutOfBoundsException : KernelFaultException
{
    internal OutOfBoundsException(string message)
        : base(message)
    {
    }
}

/// <summary>Two threads used one address, one of them writing, without a barrier between them.</summary>
public sealed class RaceException : KernelFaultException
{
    internal RaceException(string message)
        : base(message)
    {
    }
}

/// <summary>Some threads of a group wait at a barrier that others never reach.</summary>
public sealed class BarrierDivergenceException : KernelFaultException
{
    internal BarrierDivergenceException(string message)
        : base(message)
    {
    }
}

/// <summary>A use of kernel functions that no device allows: outside a kernel, or shared memory that differs between lanes.</summary>
public sealed class KernelUsageException : KernelFaultException
{
    internal KernelUsageException(string message)
        : base(message)
    {
    }
}
