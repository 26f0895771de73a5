using System;
using System.Runtime.InteropServices;

namespace NetDsl.Ilgpu;

/// <summary>The functions of CUDA's driver for graphs, which ILGPU does not have: those of CUDA 11.4 and later.</summary>
internal sealed class CudaGraphDriver : IGraphDriver
{
    // Calls of other threads that a capture cannot hold, as freeing memory, are left alone.
    private const int ThreadLocal = 1;

    private readonly BeginFunction begin;
    private readonly OutFunction end;
    private readonly InstantiateFunction instantiate;
    private readonly TwoFunction launch;
    private readonly OneFunction freeGraph;
    private readonly OneFunction freeExecutable;

    private CudaGraphDriver(IntPtr library)
    {
        begin = Find<BeginFunction>(library, "cuStreamBeginCapture_v2");
        end = Find<OutFunction>(library, "cuStreamEndCapture");
        instantiate = Find<InstantiateFunction>(library, "cuGraphInstantiateWithFlags");
        launch = Find<TwoFunction>(library, "cuGraphLaunch");
        freeGraph = Find<OneFunction>(library, "cuGraphDestroy");
        freeExecutable = Find<OneFunction>(library, "cuGraphExecDestroy");
    }

    private delegate int BeginFunction(IntPtr stream, int mode);

    private delegate int OutFunction(IntPtr stream, out IntPtr graph);

    private delegate int InstantiateFunction(out IntPtr executable, IntPtr graph, ulong flags);

    private delegate int TwoFunction(IntPtr executable, IntPtr stream);

    private delegate int OneFunction(IntPtr handle);

    /// <summary>The driver of this machine; null where it has no graphs.</summary>
    public static CudaGraphDriver? Find()
    {
        if (!NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out var library)) return null;
        try
        {
            return new CudaGraphDriver(library);
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    public int BeginCapture(IntPtr stream) => begin(stream, ThreadLocal);

    public int EndCapture(IntPtr stream, out IntPtr graph) => end(stream, out graph);

    public int Instantiate(IntPtr graph, out IntPtr executable) => instantiate(out executable, graph, 0);

    public int Launch(IntPtr executable, IntPtr stream) => launch(executable, stream);

    public int FreeGraph(IntPtr graph) => freeGraph(graph);

    public int FreeExecutable(IntPtr executable) => freeExecutable(executable);

    private static T Find<T>(IntPtr library, string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
}
