using System;

namespace NetDsl.Ilgpu;

/// <summary>A driver that captures the work of a stream into a graph and starts all of it at once. Results are the driver's codes: 0 is success.</summary>
internal interface IGraphDriver
{
    /// <summary>From here on the stream's work is kept and not done.</summary>
    int BeginCapture(IntPtr stream);

    /// <summary>Ends what <see cref="BeginCapture"/> began.</summary>
    int EndCapture(IntPtr stream, out IntPtr graph);

    /// <summary>Makes a graph ready to be started.</summary>
    int Instantiate(IntPtr graph, out IntPtr executable);

    /// <summary>Starts it.</summary>
    int Launch(IntPtr executable, IntPtr stream);

    /// <summary>Frees what <see cref="EndCapture"/> gave.</summary>
    int FreeGraph(IntPtr graph);

    /// <summary>Frees what <see cref="Instantiate"/> gave.</summary>
    int FreeExecutable(IntPtr executable);
}
