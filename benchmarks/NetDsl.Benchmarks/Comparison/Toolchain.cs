using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>Where the other programs are, and what is missing to run them.</summary>
internal sealed class Toolchain
{
    /// <summary>gcc's settings: those of llm.c's own makefile.</summary>
    public const string CFlags = "-Ofast -march=native -fopenmp";

    private readonly Dictionary<Rival, string> missing = [];

    /// <summary>Looks for everything.</summary>
    /// <param name="folder">benchmarks/compare.</param>
    public Toolchain(string folder)
    {
        Folder = folder;
        Work = Path.Combine(Path.GetTempPath(), $"netdsl-compare-{Environment.UserName}");
        Directory.CreateDirectory(Work);
        var torch = Try(Python, "-c", "import torch, numpy; print(torch.__version__)");
        if (torch is null) missing[Rival.PyTorch] = "PyTorch is missing: apt-get install python3-torch libopenblas0-openmp";
        else if (!File.Exists("/usr/lib/x86_64-linux-gnu/openblas-openmp/libopenblas.so.0") && OperatingSystem.IsLinux())
            Warnings.Add("libopenblas0-openmp is missing, so that PyTorch multiplies with what it has: apt-get install libopenblas0-openmp");
        if (Try("gcc", "--version") is null) missing[Rival.C] = "gcc is missing: apt-get install gcc";
        if (torch is null) missing[Rival.OnnxRuntime] = "its files are exported by PyTorch, which is missing";
        else if (Try("node", "--version") is null) missing[Rival.OnnxRuntime] = "Node is missing: install it, then npm install onnxruntime-node --ignore-scripts";
        else if (Try("node", "-e", $"require('module').createRequire(process.env.ORT_HOME ? process.env.ORT_HOME + '/' : '{folder}/onnxruntime/')('onnxruntime-node')") is null)
            missing[Rival.OnnxRuntime] = $"onnxruntime-node is missing: (cd {Path.GetRelativePath(Environment.CurrentDirectory, folder)}/onnxruntime && npm install --ignore-scripts), or set ORT_HOME to a folder that has it in node_modules";
        Versions = $"PyTorch {torch?.Trim() ?? "none"}, {FirstLine(Try("gcc", "--version")) ?? "no gcc"}, Node {Try("node", "--version")?.Trim() ?? "none"}";
    }

    /// <summary>Debian's Python: its packages are not seen by another one.</summary>
    public static string Python => Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";

    /// <summary>benchmarks/compare.</summary>
    public string Folder { get; }

    /// <summary>Where what is built goes.</summary>
    public string Work { get; }

    /// <summary>What was found, for the report.</summary>
    public string Versions { get; }

    /// <summary>What makes a program slower than it could be.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Why a program cannot take part; null where it can.</summary>
    public string? Missing(Rival rival) => missing.GetValueOrDefault(rival);

    /// <summary>Builds the C program of a row.</summary>
    /// <exception cref="InvalidOperationException">gcc refuses it.</exception>
    public string Compile(string key)
    {
        var (source, program) = (Path.Combine(Folder, "c", key + ".c"), Path.Combine(Work, key));
        Require("gcc", [.. CFlags.Split(' '), "-o", program, source, "-lm"]);
        return program;
    }

    /// <summary>Lets PyTorch write the ONNX file of a row.</summary>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public string Export(string key)
    {
        var file = Path.Combine(Work, key + ".onnx");
        Require(Python, [Path.Combine(Folder, "pytorch", "worker.py"), key, "export=" + file]);
        return file;
    }

    private static string? FirstLine(string? text) => text?.Split('\n')[0];

    private static string? Try(string program, params string[] arguments)
    {
        var (code, output) = Run(program, arguments);
        return code == 0 ? output : null;
    }

    private static void Require(string program, string[] arguments)
    {
        var (code, output) = Run(program, arguments);
        if (code != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {output.Trim()}");
    }

    private static (int Code, string Output) Run(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, process.ExitCode == 0 ? output : errors.Result);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return (-1, e.Message);
        }
    }
}
