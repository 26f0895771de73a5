using System.Threading;

namespace NetDsl.Threading;

/// <summary>
/// A counter whose change others wait for: first by spinning, since the next turn often comes within microseconds, then by yielding,
/// then asleep.
/// </summary>
internal sealed class TurnGate
{
    /// <summary>About 4 µs (the runtime makes one spin about 37 ns). Longer would be lost where the other thread waits for this very core.</summary>
    private const int Spins = 100;

    /// <summary>Some tens of microseconds where the core is free: what being put to sleep and woken would cost.</summary>
    private const int Yields = 100;

    private readonly object gate = new();
    private int turn;
    private int sleepers;

    /// <summary>Begins the next turn: what was written before is seen by all who wait.</summary>
    public void Next()
    {
        // A full fence, so that one who goes to sleep either sees the turn or is seen.
        Interlocked.Increment(ref turn);
        if (Volatile.Read(ref sleepers) == 0) return;
        lock (gate) Monitor.PulseAll(gate);
    }

    /// <summary>The turn that is not <paramref name="seen"/>, once there is one.</summary>
    public int Wait(int seen)
    {
        for (var i = 0; i < Spins; i++)
        {
            if (Volatile.Read(ref turn) != seen) return Volatile.Read(ref turn);
            Thread.SpinWait(1);
        }

        for (var i = 0; i < Yields; i++)
        {
            if (Volatile.Read(ref turn) != seen) return Volatile.Read(ref turn);
            Thread.Yield();
        }

        lock (gate)
        {
            Interlocked.Increment(ref sleepers);
            while (Volatile.Read(ref turn) == seen) Monitor.Wait(gate);
            Interlocked.Decrement(ref sleepers);
        }

        return Volatile.Read(ref turn);
    }

    /// <summary>The turn now.</summary>
    public int Now => Volatile.Read(ref turn);
}
