using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Reflection;

namespace ILGPU.Runtime.Emulation;

/// <summary>What a kernel calls: functions of ILGPU, functions of .NET, and others whose bodies belong to the kernel.</summary>
internal static class KernelMethods
{
    private static readonly ConcurrentDictionary<MethodBase, bool> Waiting = new();

    public static bool IsGroupBarrier(MethodBase method) => method.DeclaringType == typeof(Group) && method.Name == nameof(Group.Barrier);

    public static bool IsWarpBarrier(MethodBase method) => method.DeclaringType == typeof(Warp) && method.Name == nameof(Warp.Barrier);

    /// <summary>Waits for other lanes and brings back a value of theirs.</summary>
    public static bool IsExchange(MethodBase method) =>
        (method.DeclaringType == typeof(Group) && (method.Name.StartsWith("Barrier", StringComparison.Ordinal) || method.Name == nameof(Group.Broadcast)) && !IsGroupBarrier(method))
        || (method.DeclaringType == typeof(Warp) && (method.Name.StartsWith("Shuffle", StringComparison.Ordinal) || method.Name == nameof(Warp.Broadcast)))
        || TakesWords(method);

    /// <summary>Inline PTX with values of C#: a matrix instruction, which a warp meets for.</summary>
    private static bool TakesWords(MethodBase method) =>
        method.DeclaringType == typeof(Cuda.CudaAsm) && method.GetParameters() is { Length: > 1 } parameters && !parameters[1].IsOut;

    /// <summary>Belongs to the kernel: neither ILGPU's nor .NET's own.</summary>
    public static bool IsOfKernel(MethodBase method)
    {
        Assembly? assembly = method.DeclaringType?.Assembly;
        return assembly is not null
            && assembly != typeof(KernelMethods).Assembly
            && assembly.GetName().Name?.StartsWith("System.", StringComparison.Ordinal) == false;
    }

    /// <summary>Waits for other lanes somewhere within.</summary>
    public static bool Waits(MethodBase method)
    {
        if (IsGroupBarrier(method) || IsWarpBarrier(method) || IsExchange(method))
        {
            return true;
        }
        return IsOfKernel(method) && Waiting.GetOrAdd(method, static called => WaitsWithin(called, []));
    }

    private static bool WaitsWithin(MethodBase method, HashSet<MethodBase> seen)
    {
        if (!seen.Add(method))
        {
            return false;
        }
        foreach (Instruction instruction in Instruction.Read(method) ?? [])
        {
            if (instruction.Operand is MethodBase called
                && (IsGroupBarrier(called) || IsWarpBarrier(called) || IsExchange(called) || (IsOfKernel(called) && WaitsWithin(called, seen))))
            {
                return true;
            }
        }
        return false;
    }
}
