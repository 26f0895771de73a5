using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetDsl.Benchmarks.Commands;

namespace NetDsl.Benchmarks.Comparison;

/// <summary>What the machine can do at most, measured beside everything else.</summary>
/// <param name="Flops">GFLOP/s of multiply-adds on one thread and on two.</param>
/// <param name="Copy">GB/s of a copy, read and written bytes counted, on one thread and on two.</param>
internal sealed record Ceiling((double One, double Two) Flops, (double One, double Two) Copy)
{
    /// <summary>The name of a file for this machine's figures.</summary>
    public static string MachineFile { get; } = string.Concat(Machine.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-').Replace("--", "-", StringComparison.Ordinal);

    /// <summary>Processor, its number of cores, the width of its vectors.</summary>
    public static string Machine
    {
        get
        {
            const string Information = "/proc/cpuinfo";
            var model = File.Exists(Information) ? File.ReadLines(Information).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
            var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
            return $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} processors, {bits} bits";
        }
    }

    /// <summary>Measures it.</summary>
    public static Ceiling Measure() => new(
        (Commands.Machine.Flops(1), Commands.Machine.Flops(2)), (Commands.Machine.CopyBandwidth(1), Commands.Machine.CopyBandwidth(2)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Machine}: multiply-add peak {Flops.One:F0} GFLOP/s on 1 thread, {Flops.Two:F0} on 2; copy {Copy.One:F1} GB/s on 1 thread, {Copy.Two:F1} on 2");
}
