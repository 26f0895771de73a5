using System;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

/// <summary>One launch of a kernel: its groups, one after another on each of a few threads.</summary>
internal sealed class KernelLaunch
{
    private static long nextId;

    // Below this, handing groups to other threads takes longer than running them.
    private static readonly long WorthSharing = Stopwatch.Frequency / 5000;

    private readonly int groups;
    private int nextGroup;
    private ExceptionDispatchInfo? fault;

    public KernelLaunch(EmulatedAccelerator accelerator, EmulatedKernel kernel, KernelConfig config, KernelArguments arguments)
    {
        Accelerator = accelerator;
        Kernel = kernel;
        Config = config;
        Arguments = arguments;
        groups = config.GridDim.Size;
    }

    /// <summary>Unlike that of any other launch or run of a group.</summary>
    public long Id { get; } = NewId();

    public EmulatedAccelerator Accelerator { get; }

    public EmulatedKernel Kernel { get; }

    public KernelConfig Config { get; }

    public KernelArguments Arguments { get; }

    public string Name => Kernel.Name;

    public object NotesGate => Accelerator.NotesGate;

    public static long NewId() => Interlocked.Increment(ref nextId);

    public void Run()
    {
        long start = Stopwatch.GetTimestamp();
        GroupRun first = new(this);
        while (TryTakeGroup(out int group))
        {
            RunGroup(first, group);
            long taken = Stopwatch.GetTimestamp() - start;
            int left = groups - Volatile.Read(ref nextGroup);
            if (left > 0 && fault is null && taken / (group + 1) * left > WorthSharing)
            {
                int threads = Math.Min(Accelerator.Options.MaxParallelGroups, left);
                Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => RunRest());
            }
        }
        first.Release();
        fault?.Throw();
    }

    private void RunRest()
    {
        GroupRun run = new(this);
        while (TryTakeGroup(out int group))
        {
            RunGroup(run, group);
        }
        run.Release();
    }

    private bool TryTakeGroup(out int group)
    {
        group = Volatile.Read(ref fault) is null ? Interlocked.Increment(ref nextGroup) - 1 : groups;
        return group < groups;
    }

    private void RunGroup(GroupRun run, int group)
    {
        ExceptionDispatchInfo? found = run.Run(group);
        if (found is not null)
        {
            Interlocked.CompareExchange(ref fault, found, null);
        }
    }
}
