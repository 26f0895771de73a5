using System.Threading;

namespace ILGPU.Runtime.Emulation;

internal enum LaneState
{
    Unstarted,
    Running,
    WaitsForGroup,
    WaitsForWarp,
    Ready,
    Done,
}

/// <summary>A lane's state, and where its thread sleeps while it waits.</summary>
internal sealed class LaneSlot(Index3D index)
{
    private bool signalled;

    public Index3D Index { get; } = index;

    public LaneState State { get; set; }

    /// <summary>Which barrier of the kernel the lane waits at, where that is known.</summary>
    public int Site { get; set; }

    public int SharedAllocations { get; set; }

    public int Exchanges { get; set; }

    /// <summary>In a rewritten kernel: the lane has given its value to an exchange, and not yet taken another's.</summary>
    public bool HasGiven { get; set; }

    public void Reset()
    {
        State = LaneState.Unstarted;
        Site = 0;
        SharedAllocations = 0;
        Exchanges = 0;
        HasGiven = false;
    }

    public void Signal()
    {
        lock (this)
        {
            signalled = true;
            Monitor.Pulse(this);
        }
    }

    public void Sleep()
    {
        lock (this)
        {
            while (!signalled)
            {
                Monitor.Wait(this);
            }
            signalled = false;
        }
    }
}
