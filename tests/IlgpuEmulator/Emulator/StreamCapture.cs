using System;
using System.Collections.Generic;
using ILGPU.Runtime;
using ILGPU.Runtime.Emulation;

namespace IlgpuEmulator;

/// <summary>The work of a stretch of a stream, as CUDA captures it into a graph: kernels with their arguments, to be done again.</summary>
public sealed class StreamCapture
{
    private readonly IReadOnlyList<Action> work;

    private StreamCapture(IReadOnlyList<Action> work) => this.work = work;

    /// <summary>Kernels and copies in it.</summary>
    public int Count => work.Count;

    /// <summary>From here on the stream keeps what it is asked for, and does not do it.</summary>
    public static void Begin(AcceleratorStream stream) => Of(stream).BeginRecording();

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    public static StreamCapture End(AcceleratorStream stream) => new(Of(stream).EndRecording());

    /// <summary>Asks a stream for all of it.</summary>
    public void Replay(AcceleratorStream stream)
    {
        foreach (Action action in work)
        {
            Of(stream).Enqueue(action);
        }
    }

    private static EmulatedStream Of(AcceleratorStream stream) => (EmulatedStream)stream;
}
