using System.Collections.Generic;
using System.Threading;

namespace ILGPU.Runtime.Emulation;

/// <summary>Threads for lanes that wait while others start: one for each, kept for the next group.</summary>
internal static class LaneThreads
{
    // A kernel's frames are small, and a thousand of these threads may sleep at a time.
    private const int StackBytes = 512 * 1024;

    private static readonly Stack<Worker> Idle = new();

    public static void Drive(GroupRun run, int lane)
    {
        Worker? worker;
        lock (Idle)
        {
            Idle.TryPop(out worker);
        }
        (worker ?? new Worker()).Begin(run, lane);
    }

    private sealed class Worker
    {
        private GroupRun? run;
        private int lane;

        public Worker()
        {
            Thread thread = new(Loop, StackBytes) { IsBackground = true, Name = "Emulated lane" };
            thread.Start();
        }

        public void Begin(GroupRun next, int first)
        {
            lock (this)
            {
                lane = first;
                run = next;
                Monitor.Pulse(this);
            }
        }

        private void Loop()
        {
            while (true)
            {
                GroupRun driven;
                lock (this)
                {
                    while (run is null)
                    {
                        Monitor.Wait(this);
                    }
                    driven = run;
                    run = null;
                }
                driven.Drive(lane);
                lock (Idle)
                {
                    Idle.Push(this);
                }
            }
        }
    }
}
