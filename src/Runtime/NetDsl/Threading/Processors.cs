using System;
using System.IO;
using System.Runtime.InteropServices;

namespace NetDsl.Threading;

/// <summary>What the machine has to compute with.</summary>
internal static class Processors
{
    private const string LinuxSwitch = "/sys/devices/system/cpu/smt/active";

    /// <summary>
    /// The processors that this process may use, halved where two of them share a core. Linux says so; elsewhere an x64 machine with
    /// four or more is taken to share, an Arm machine not.
    /// </summary>
    public static int Cores()
    {
        var processors = Environment.ProcessorCount;
        return processors > 1 && Shared(processors) ? (processors + 1) / 2 : processors;
    }

    private static bool Shared(int processors)
    {
        if (!OperatingSystem.IsLinux()) return processors >= 4 && RuntimeInformation.ProcessArchitecture == Architecture.X64;
        try
        {
            return File.Exists(LinuxSwitch) && File.ReadAllText(LinuxSwitch).Trim() == "1";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
