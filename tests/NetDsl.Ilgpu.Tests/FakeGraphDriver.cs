#if ILGPU_EMULATOR
using System;
using System.Collections.Generic;
using IlgpuEmulator;

namespace NetDsl.Ilgpu.Tests;

/// <summary>A driver of graphs over the emulator's stream: what was captured is done again with the arguments it had.</summary>
internal sealed class FakeGraphDriver(GpuDevice device) : IGraphDriver
{
    private readonly Dictionary<IntPtr, StreamCapture> graphs = [];
    private readonly Dictionary<IntPtr, StreamCapture> executables = [];
    private int handles;

    /// <summary>The function that is to fail.</summary>
    public string? Failing { get; set; }

    public int Captures { get; private set; }

    public int Launches { get; private set; }

    /// <summary>Graphs and executables that nobody has freed.</summary>
    public int Alive => graphs.Count + executables.Count;

    public int BeginCapture(IntPtr stream)
    {
        if (Failing == "begin") return 1;
        StreamCapture.Begin(device.Stream);
        return 0;
    }

    public int EndCapture(IntPtr stream, out IntPtr graph)
    {
        var work = StreamCapture.End(device.Stream);
        graph = 0;
        if (Failing == "end") return 2;
        graphs.Add(graph = ++handles, work);
        Captures++;
        return 0;
    }

    public int Instantiate(IntPtr graph, out IntPtr executable)
    {
        executable = 0;
        if (Failing == "instantiate") return 3;
        executables.Add(executable = ++handles, graphs[graph]);
        return 0;
    }

    public int Launch(IntPtr executable, IntPtr stream)
    {
        if (Failing == "launch") return 4;
        executables[executable].Replay(device.Stream);
        Launches++;
        return 0;
    }

    public int FreeGraph(IntPtr graph) => graphs.Remove(graph) ? 0 : 5;

    public int FreeExecutable(IntPtr executable) => executables.Remove(executable) ? 0 : 6;
}
#endif
