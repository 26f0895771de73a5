using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

/// <summary>
/// A group in progress. One lane runs at a time, and the next follows when it ends or waits; so a group's order is the same
/// every time. Lanes of a kernel that can resume, or that end without waiting, share one thread; any other lane that waits
/// keeps the thread it is on.
/// </summary>
internal sealed partial class GroupRun
{
    [ThreadStatic]
    private static GroupRun? current;

    private readonly int lanes;
    private long id;
    private readonly LaneSlot[] slots;

    public GroupRun(KernelLaunch launch)
    {
        Launch = launch;
        GridDim = launch.Config.GridDim;
        GroupDim = launch.Config.GroupDim;
        WarpSize = launch.Accelerator.WarpSize;
        AcceleratorType = launch.Accelerator.AcceleratorType;
        Log = launch.Accelerator.Options.CheckRaces ? new RaceLog() : null;
        lanes = GroupDim.Size;
        slots = new LaneSlot[lanes];
        for (int lane = 0; lane < lanes; lane++)
        {
            slots[lane] = new LaneSlot(new Index3D(lane % GroupDim.X, lane / GroupDim.X % GroupDim.Y, lane / (GroupDim.X * GroupDim.Y)));
        }
        frames = launch.Kernel.Resumable?.NewFrames(lanes);
        warpBarriers = new int[(lanes + WarpSize - 1) / WarpSize];
    }

    public static GroupRun? CurrentOrNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => current;
    }

    public static GroupRun Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => current ?? throw Faults.OutsideKernel();
    }

    public KernelLaunch Launch { get; }

    public RaceLog? Log { get; }

    public Index3D GridDim { get; }

    public Index3D GroupDim { get; }

    public int WarpSize { get; }

    public AcceleratorType AcceleratorType { get; }

    public int GroupNumber { get; private set; }

    public Index3D GroupIndex { get; private set; }

    public int Lane { get; private set; }

    public Index3D LaneIndex { get; private set; }

    /// <summary>Barriers that the group has passed.</summary>
    public int Barriers { get; private set; }

    /// <summary>Barriers that the running lane's warp has passed.</summary>
    public int WarpBarriers => warpBarriers[Lane / WarpSize];

    /// <summary>Within which accesses to the memory may conflict: shared memory is another for each group.</summary>
    public long ScopeOf(DeviceMemory memory) => memory.Kind == MemoryKind.Shared ? id : Launch.Id;

    public static int Linear(Index3D index, Index3D dimension) =>
        index.X + (dimension.X * (index.Y + (dimension.Y * index.Z)));

    /// <summary>Runs a group on this thread, and on others as lanes wait. Returns its first fault.</summary>
    public ExceptionDispatchInfo? Run(int number)
    {
        GroupNumber = number;
        GroupIndex = new Index3D(number % GridDim.X, number / GridDim.X % GridDim.Y, number / (GridDim.X * GridDim.Y));
        id = KernelLaunch.NewId();
        Barriers = 0;
        Array.Clear(warpBarriers);
        foreach (LaneSlot slot in slots)
        {
            slot.Reset();
        }
        ResetSharedMemory();
        ResetPtx();
        Log?.Clear();
        StartScheduling();
        GroupRun? outer = current;
        if (frames is null)
        {
            Drive(Next());
            WaitUntilComplete();
        }
        else
        {
            RunResumable(Launch.Kernel.Resumable!, frames);
        }
        current = outer;
        ReleaseLocalMemory();
        return fault;
    }

    private void RunLane(int lane)
    {
        Enter(lane);
        try
        {
            Launch.Arguments.Invoke();
            Log?.Judge(this);
        }
        catch (GroupAbandonedException)
        {
            // Another lane's fault ended the group.
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        slots[lane].State = LaneState.Done;
    }

    private void Enter(int lane)
    {
        current = this;
        Lane = lane;
        LaneIndex = slots[lane].Index;
        slots[lane].State = LaneState.Running;
    }

    private void Fail(Exception exception)
    {
        fault ??= ExceptionDispatchInfo.Capture(exception);
        Log?.Clear();
    }
}
