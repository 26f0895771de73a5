using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NetDsl.Benchmarks.Comparison;

namespace NetDsl.GpuBenchmarks;

/// <summary>PyTorch on the same GPU, as processes that wait until they are asked.</summary>
internal sealed class PyTorch
{
    private readonly string worker;
    private readonly string precision;

    /// <param name="folder">benchmarks/gpu.</param>
    /// <param name="precision">float32, tf32 or bf16.</param>
    public PyTorch(string folder, string precision)
    {
        this.precision = precision;
        worker = Path.Combine(folder, "pytorch", "worker.py");
        var (code, output) = Run("-c", "import torch; print(torch.__version__ if torch.cuda.is_available() else '')");
        Version = code == 0 ? output.Trim() : "";
        Missing = code != 0 ? "PyTorch is missing: pip install torch"
            : Version.Length == 0 ? "PyTorch finds no CUDA device: install a build with CUDA (pip install torch) and the driver"
            : null;
    }

    /// <summary>Why it takes no part; null where it does.</summary>
    public string? Missing { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    private static string Python => Environment.GetEnvironmentVariable("PYTHON") ?? "python3";

    /// <summary>Starts a row.</summary>
    /// <exception cref="InvalidOperationException">It ended with an error, which the message has.</exception>
    public Contender Start(string key, string variant) => new(Rival.PyTorch, variant, new ProcessStartInfo(Python, [worker, key, variant, "cuda", precision]));

    private static (int Code, string Output) Run(params IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Python, arguments.ToArray()) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            return (-1, "");
        }
    }
}
