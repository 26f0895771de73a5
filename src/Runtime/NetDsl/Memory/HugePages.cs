using System;
using System.Runtime.InteropServices;

namespace NetDsl.Memory;

/// <summary>
/// Pages of two megabytes, which Linux gives to those who ask: a product's panel takes a line of each of hundreds of rows, and with pages of four kilobytes every
/// one of them costs the processor a look into its page tables. Only speed hangs on it, so that a refusal is nothing to report.
/// </summary>
internal static unsafe partial class HugePages
{
    public const nuint Size = 2 * 1024 * 1024;

    /// <summary>MADV_HUGEPAGE of linux/mman.h.</summary>
    private const int Advice = 14;

    private static bool unknown;

    /// <summary>True for a block of several such pages: what the last one leaves over then weighs little.</summary>
    public static bool Pays(nuint bytes) => bytes >= 2 * Size && OperatingSystem.IsLinux();

    /// <summary>Asks for huge pages before the block is written for the first time.</summary>
    public static void Ask(void* start, nuint bytes)
    {
        if (unknown) return;
        try
        {
            _ = Advise(start, bytes & ~(Size - 1), Advice);
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            unknown = true;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* start, nuint length, int advice);
}
