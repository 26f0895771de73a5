using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

internal sealed partial class GroupRun
{
    private const int Complete = -1;

    private readonly Queue<int> ready = new();
    private readonly int[] warpBarriers;
    private readonly object completion = new();
    private int nextUnstarted;
    private bool complete;
    private ExceptionDispatchInfo? fault;

    public void Barrier() => Wait(LaneState.WaitsForGroup);

    public void WarpBarrier() => Wait(LaneState.WaitsForWarp);

    /// <summary>Goes on with a lane that has not started, on the caller's thread.</summary>
    public void Drive(int lane)
    {
        while (lane != Complete && slots[lane].State == LaneState.Unstarted)
        {
            RunLane(lane);
            lane = Next();
        }
        current = null;
        if (lane != Complete)
        {
            slots[lane].Signal();
            return;
        }
        lock (completion)
        {
            complete = true;
            Monitor.Pulse(completion);
        }
    }

    private void StartScheduling()
    {
        ready.Clear();
        nextUnstarted = 0;
        complete = false;
        fault = null;
    }

    private void WaitUntilComplete()
    {
        lock (completion)
        {
            while (!complete)
            {
                Monitor.Wait(completion);
            }
        }
    }

    // The running lane waits: another goes on, on its own thread if it has one.
    private void Wait(LaneState why)
    {
        Log?.Judge(this);
        int lane = Lane;
        LaneSlot slot = slots[lane];
        slot.State = why;
        int next = Next();
        if (next != lane)
        {
            if (slots[next].State == LaneState.Unstarted)
            {
                LaneThreads.Drive(this, next);
            }
            else
            {
                slots[next].Signal();
            }
            slot.Sleep();
        }
        Enter(lane);
        if (fault is not null)
        {
            throw new GroupAbandonedException();
        }
    }

    private int Next()
    {
        while (true)
        {
            if (fault is not null)
            {
                return NextToAbandon();
            }
            if (ready.TryDequeue(out int lane))
            {
                return lane;
            }
            if (nextUnstarted < lanes)
            {
                return nextUnstarted++;
            }
            if (!OpenBarriers())
            {
                return Complete;
            }
        }
    }

    private int NextToAbandon()
    {
        for (int lane = 0; lane < lanes; lane++)
        {
            if (slots[lane].State is LaneState.WaitsForGroup or LaneState.WaitsForWarp or LaneState.Ready)
            {
                return lane;
            }
        }
        return Complete;
    }

    // Every lane has ended or waits: opens what all have reached, or fails.
    private bool OpenBarriers()
    {
        bool waiting = false;
        bool opened = false;
        for (int first = 0; first < lanes; first += WarpSize)
        {
            int end = Math.Min(first + WarpSize, lanes);
            if (All(first, end, LaneState.WaitsForWarp))
            {
                warpBarriers[first / WarpSize]++;
                Open(first, end);
                opened = true;
            }
            waiting |= Any(first, end, LaneState.WaitsForWarp) || Any(first, end, LaneState.WaitsForGroup);
        }
        if (opened || !waiting)
        {
            return opened;
        }
        if (!All(0, lanes, LaneState.WaitsForGroup))
        {
            Fail(new BarrierDivergenceException(Divergence()));
        }
        else if (Sites().Count > 1)
        {
            Fail(new BarrierDivergenceException(FormattableString.Invariant(
                $"Divergent barrier in {Launch.Name}, group {GroupNumber}: lanes wait at different barriers of the kernel: {string.Join("; ", Sites())}.")));
        }
        else
        {
            Barriers++;
            Open(0, lanes);
        }
        return true;
    }

    private void Open(int first, int end)
    {
        for (int lane = first; lane < end; lane++)
        {
            slots[lane].State = LaneState.Ready;
            ready.Enqueue(lane);
        }
    }

    private bool All(int first, int end, LaneState state)
    {
        for (int lane = first; lane < end; lane++)
        {
            if (slots[lane].State != state)
            {
                return false;
            }
        }
        return true;
    }

    private bool Any(int first, int end, LaneState state)
    {
        for (int lane = first; lane < end; lane++)
        {
            if (slots[lane].State == state)
            {
                return true;
            }
        }
        return false;
    }

    private List<string> Sites()
    {
        int site = slots[0].Site;
        bool same = true;
        for (int lane = 1; lane < lanes && same; lane++)
        {
            same = slots[lane].Site == site;
        }
        return same ? [] : [.. Enumerable.Range(0, lanes).GroupBy(lane => slots[lane].Site)
            .Select(at => FormattableString.Invariant($"lanes {string.Join(", ", at)} at its barrier number {at.Key}"))];
    }

    private string Divergence()
    {
        string Lanes(LaneState state)
        {
            string list = string.Join(", ", Enumerable.Range(0, lanes).Where(lane => slots[lane].State == state));
            return list.Length > 0 ? list : "none";
        }
        return FormattableString.Invariant(
            $"Divergent barrier in {Launch.Name}, group {GroupNumber}: waiting for the group: lanes {Lanes(LaneState.WaitsForGroup)}; waiting for their warp: lanes {Lanes(LaneState.WaitsForWarp)}; ended: lanes {Lanes(LaneState.Done)}.");
    }
}
