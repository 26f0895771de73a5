using System;
using System.Collections.Generic;
using System.Reflection;

namespace ILGPU.Runtime.Emulation;

/// <summary>Goes on with a lane from a point (0 for the start) to the next where it waits, and returns that, or 0 at the end.</summary>
internal delegate int LaneStep(KernelArguments arguments, object[] frames, int lane, int point);

/// <summary>A barrier of a kernel.</summary>
internal readonly record struct WaitingPoint(LaneState State);

/// <summary>A kernel that returns at its barriers and resumes after them, so that one thread runs all lanes of a group.</summary>
internal sealed class ResumableKernel(LaneStep step, IReadOnlyList<Type> saved, IReadOnlyList<WaitingPoint> points)
{
    public LaneStep Step { get; } = step;

    /// <summary>The points, from number 1 on.</summary>
    public IReadOnlyList<WaitingPoint> Points { get; } = points;

    /// <summary>The kernel so rewritten, or null if it has no barriers or is written in a way that the rewriter does not know.</summary>
    public static ResumableKernel? TryCreate(MethodInfo kernel, Type argumentsType) =>
        KernelMethods.Waits(kernel) ? new KernelRewriter(argumentsType).TryRewrite(kernel) : null;

    /// <summary>For each local variable that outlives a barrier, its values of all lanes.</summary>
    public object[] NewFrames(int lanes)
    {
        object[] frames = new object[saved.Count];
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i] = Array.CreateInstance(saved[i], lanes);
        }
        return frames;
    }
}
