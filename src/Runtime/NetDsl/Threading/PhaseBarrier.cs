using System.Threading;

namespace NetDsl.Threading;

/// <summary>A point where a number of threads wait for one another, over and over.</summary>
internal sealed class PhaseBarrier
{
    private readonly TurnGate gate = new();
    private readonly int threads;
    private int missing;

    public PhaseBarrier(int threads) => this.threads = missing = threads;

    /// <summary>Returns when all have come; what each wrote before is then seen by all.</summary>
    public void Meet()
    {
        // Read before arriving: once all are here, the turn changes.
        var turn = gate.Now;
        if (Interlocked.Decrement(ref missing) == 0)
        {
            missing = threads;
            gate.Next();
        }
        else
        {
            gate.Wait(turn);
        }
    }
}
