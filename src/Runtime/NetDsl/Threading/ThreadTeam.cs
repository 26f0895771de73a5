using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace NetDsl.Threading;

/// <summary>
/// A fixed team of threads that does one work at a time, phase by phase. The caller of <see cref="Run"/> takes part 0; the other
/// threads wait in the background, use no processor while nothing runs, and end with <see cref="Dispose"/> or the process.
/// A run allocates nothing.
/// </summary>
public sealed class ThreadTeam : IDisposable
{
    private readonly Lock starting = new();
    private readonly Thread[] helpers;
    private readonly TurnGate start = new();
    private readonly PhaseBarrier barrier;
    private ITeamWork? work;
    private ExceptionDispatchInfo? failure;
    private int firstPhase;
    private int phases;
    private bool busy;
    private bool disposed;

    /// <summary>Starts a team.</summary>
    /// <param name="threads">How many, the caller's included; 1 runs everything on the caller.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public ThreadTeam(int threads)
    {
        if (threads < 1) throw new ArgumentOutOfRangeException(nameof(threads), threads, $"a team of {threads} threads: it needs at least 1");
        Threads = threads;
        barrier = new PhaseBarrier(threads);
        helpers = new Thread[threads - 1];
        for (var i = 0; i < helpers.Length; i++)
        {
            var part = i + 1;
            helpers[i] = new Thread(() => Help(part)) { IsBackground = true, Name = $"NetDsl {part}" };
            helpers[i].Start();
        }
    }

    /// <summary>The number of threads that suits arithmetic here: one a core that this process may use, and one of two where cores run two threads.</summary>
    public static int DefaultThreads { get; } = Processors.Cores();

    /// <summary>The number of threads, the caller's included: the parts of every phase.</summary>
    public int Threads { get; }

    /// <summary>
    /// Does all phases of a work and returns when the last part of the last phase is done. Where a part throws, what has not begun is
    /// left out, the first exception is thrown here once all threads have stopped, and the team can be used again.
    /// </summary>
    /// <param name="work">What to do.</param>
    /// <exception cref="InvalidOperationException">The team is running: one run at a time, and none from within a run.</exception>
    /// <exception cref="ObjectDisposedException">The team was disposed.</exception>
    public void Run(ITeamWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Enter();
        try
        {
            this.work = work;
            (firstPhase, phases) = (work.FirstPhase, work.Phases);
            if (phases <= firstPhase) return;
            if (Threads > 1) start.Next();
            Work(0);
            failure?.Throw();
            work.Complete();
        }
        finally
        {
            failure = null;
            this.work = null;
            Volatile.Write(ref busy, false);
        }
    }

    /// <summary>Ends the threads and waits for them.</summary>
    /// <exception cref="InvalidOperationException">The team is running.</exception>
    public void Dispose()
    {
        lock (starting)
        {
            if (disposed) return;
            if (busy) throw new InvalidOperationException("this team is running: dispose of it after Run has returned");
            disposed = true;
        }

        start.Next();
        foreach (var helper in helpers) helper.Join();
    }

    private void Enter()
    {
        lock (starting)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (busy) throw new InvalidOperationException($"this team of {Threads} threads is running: wait until Run has returned, do not call it from within a work, or use a team for each caller");
            busy = true;
        }
    }

    private void Help(int part)
    {
        var turn = 0;
        while (true)
        {
            turn = start.Wait(turn);
            if (disposed) return;
            Work(part);
        }
    }

    /// <summary>Every thread meets every barrier, after a failure too: none can wait for one that has left.</summary>
    private void Work(int part)
    {
        // Copied: past the last barrier the caller may already begin the next run.
        var (task, first, count) = (work!, firstPhase, phases);
        for (var phase = first; phase < count; phase++)
        {
            if (Volatile.Read(ref failure) is null)
            {
                try
                {
                    task.Run(phase, part, Threads);
                }
                catch (Exception problem)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(problem), null);
                }
            }

            if (Threads > 1) barrier.Meet();
        }
    }
}
