using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Intrinsics;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>How each program is started with each of its settings.</summary>
internal static class Contenders
{
    // Freed memory is kept, instead of being fetched from the system anew in every step.
    private const string KeepMemory = "glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=17179869184:glibc.malloc.top_pad=16777216";

    /// <summary>This side's settings of a row: threads, and how wide <see cref="System.Numerics.Vector{T}"/> is where the processor offers more than the runtime takes by itself.</summary>
    public static IEnumerable<(string Setting, ProcessStartInfo Start)> Own(ComparisonRow row)
    {
        foreach (var threads in row.Threads)
        {
            var setting = $"{threads} thread{(threads == 1 ? "" : "s")}";
            yield return (setting, Start(Environment.ProcessPath!, Own(row, threads), threads));
            if (!Vector512.IsHardwareAccelerated) continue;
            var wide = Start(Environment.ProcessPath!, Own(row, threads), threads);
            wide.Environment["DOTNET_MaxVectorTBitWidth"] = "512";
            yield return ($"{setting}, 512 bits", wide);
        }
    }

    /// <summary>A rival's settings of a row.</summary>
    public static IEnumerable<(string Setting, ProcessStartInfo Start)> Of(Rival rival, ComparisonRow row, Toolchain tools) => rival switch
    {
        Rival.PyTorch => row.Threads.SelectMany(threads => row.PyTorchVariants.Select(variant =>
            ($"{variant}, {threads}", Start(Toolchain.Python, [Path.Combine(tools.Folder, "pytorch", "worker.py"), row.Key, variant], threads)))),
        Rival.C => Programs(tools.Compile(row.Key), row),
        _ => Sessions(tools.Export(row.Key), row, tools),
    };

    private static IEnumerable<(string, ProcessStartInfo)> Programs(string program, ComparisonRow row) =>
        row.Threads.Select(threads => ($"{threads}", Start(program, [], threads)));

    private static IEnumerable<(string, ProcessStartInfo)> Sessions(string file, ComparisonRow row, Toolchain tools) => row.Threads.Select(threads =>
        ($"{threads}", Start("node", [Path.Combine(tools.Folder, "onnxruntime", "worker.js"), file, $"{threads}", row.Input!], threads)));

    // Under `dotnet NetDsl.Benchmarks.dll` the process is dotnet itself.
    private static string[] Own(ComparisonRow row, int threads)
    {
        string[] arguments = ["worker", row.Key, $"{threads}"];
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Contenders).Assembly.Location, .. arguments] : arguments;
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments, int threads)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["OMP_NUM_THREADS"] = $"{threads}";
        if (program != Environment.ProcessPath) start.Environment["GLIBC_TUNABLES"] = KeepMemory;
        // What OpenBLAS finds out itself is its best: a machine's settings may name an older processor.
        start.Environment.Remove("OPENBLAS_CORETYPE");
        start.Environment.Remove("OPENBLAS_L2_SIZE");
        start.Environment.Remove("OPENBLAS_NUM_THREADS");
        return start;
    }
}
