using System;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace NetDsl.Threading;

/// <summary>
/// Counters that some threads advance and others wait for: first by spinning, since the next turn often comes within microseconds, then by yielding, then asleep.
/// Each counter has cache lines of its own, so that who waits for one is not disturbed by the others.
/// </summary>
internal sealed class Turns
{
    /// <summary>Integers from a counter to the next: two lines, which processors like to fetch together.</summary>
    private const int Stride = 32;

    /// <summary>Some 4 µs. Longer would be lost where the other thread waits for this very core.</summary>
    private const int Spins = 180;

    /// <summary>Some tens of microseconds where the core is free: what being put to sleep and woken would cost.</summary>
    private const int Yields = 100;

    private readonly object gate = new();
    private readonly int[] counters;
    private int sleepers;

    /// <param name="count">How many counters, each advanced by one thread at a time.</param>
    public Turns(int count) => counters = GC.AllocateArray<int>((count + 1) * Stride, pinned: true);

    private ref int this[int counter] => ref counters[(counter + 1) * Stride];

    /// <summary>The turn of a counter now.</summary>
    public int Now(int counter) => Volatile.Read(ref this[counter]);

    /// <summary>Begins a counter's next turn: what was written before is seen by all who wait for it.</summary>
    /// <returns>That turn.</returns>
    public int Next(int counter)
    {
        ref var turn = ref this[counter];
        var next = unchecked(turn + 1);
        Volatile.Write(ref turn, next);
        // No fence in between, which would cost each turn a way to memory: who goes to sleep has one made on all processors.
        if (Volatile.Read(ref sleepers) == 0) return next;
        lock (gate) Monitor.PulseAll(gate);
        return next;
    }

    /// <summary>Returns once a counter has come to a turn, or beyond it.</summary>
    public void Wait(int counter, int until)
    {
        ref var turn = ref this[counter];
        for (var i = 0; i < Spins; i++)
        {
            if (Reached(ref turn, until)) return;
            Pause();
        }

        for (var i = 0; i < Yields; i++)
        {
            if (Reached(ref turn, until)) return;
            Thread.Yield();
        }

        lock (gate)
        {
            sleepers++;
            // Either the next turn is seen below, or whoever begins it sees that somebody sleeps.
            Interlocked.MemoryBarrierProcessWide();
            while (!Reached(ref turn, until)) Monitor.Wait(gate);
            sleepers--;
        }
    }

    private static bool Reached(ref int turn, int until) => unchecked(Volatile.Read(ref turn) - until) >= 0;

    private static void Pause()
    {
        if (X86Base.IsSupported) X86Base.Pause();
        else if (ArmBase.IsSupported) ArmBase.Yield();
        else Thread.SpinWait(1);
    }
}
