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
    /// <summary>What <see cref="TryRelease"/> answers while a run is under way.</summary>
    internal const int Running = 1;

    private const int Idle = 0, Disposed = 2;

    private readonly Thread[] helpers;

    // Counter 0 begins runs, and each thread has one for its arrivals at the end of a phase.
    private readonly Turns turns;
    private ITeamWork? work;
    private ExceptionDispatchInfo? failure;
    private int firstPhase;
    private int phases;
    private int state;

    /// <summary>Starts a team.</summary>
    /// <param name="threads">How many, the caller's included; 1 runs everything on the caller.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public ThreadTeam(int threads)
    {
        if (threads < 1) throw new ArgumentOutOfRangeException(nameof(threads), threads, $"a team of {threads} threads: it needs at least 1");
        Threads = threads;
        turns = new Turns(threads + 1);
        helpers = new Thread[threads - 1];
        try
        {
            for (var i = 0; i < helpers.Length; i++)
            {
                var part = i + 1;
                helpers[i] = new Thread(() => Help(part)) { IsBackground = true, Name = $"NetDsl {part}" };
                helpers[i].Start();
            }
        }
        catch
        {
            // Those that did start would wait for ever.
            TryRelease();
            throw;
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
            if (Threads > 1) turns.Next(0);
            Work(0);
            failure?.Throw();
            work.Complete();
        }
        finally
        {
            failure = null;
            this.work = null;
            Volatile.Write(ref state, Idle);
        }
    }

    /// <summary>Ends the threads and waits for them.</summary>
    /// <exception cref="InvalidOperationException">The team is running.</exception>
    public void Dispose()
    {
        switch (TryRelease())
        {
            case Disposed: return;
            case Running: throw new InvalidOperationException("this team is running: dispose of it after Run has returned");
        }

        foreach (var helper in helpers) helper.Join();
    }

    /// <summary>Ends the threads without waiting for them, unless a run is under way or they were ended before.</summary>
    /// <returns>What the team was doing.</returns>
    internal int TryRelease()
    {
        var before = Interlocked.CompareExchange(ref state, Disposed, Idle);
        if (before == Idle) turns.Next(0);
        return before;
    }

    private void Enter()
    {
        var before = Interlocked.CompareExchange(ref state, Running, Idle);
        ObjectDisposedException.ThrowIf(before == Disposed, this);
        if (before == Running) throw new InvalidOperationException($"this team of {Threads} threads is running: wait until Run has returned, do not call it from within a work, or use a team for each caller");
    }

    private void Help(int part)
    {
        for (var turn = 1; ; turn = unchecked(turn + 1))
        {
            turns.Wait(0, turn);
            if (Volatile.Read(ref state) == Disposed) return;
            Work(part);
        }
    }

    private void Work(int part)
    {
        // Copied: past the last meeting the caller may already begin the next run.
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

            if (Threads > 1) Meet(part);
        }
    }

    /// <summary>Returns when all have come; what each wrote before is then seen by all. Every thread meets after every phase, after a failure too: none can wait for one that has left.</summary>
    private void Meet(int part)
    {
        var turn = turns.Next(part + 1);
        for (var other = 0; other < Threads; other++)
            if (other != part) turns.Wait(other + 1, turn);
    }
}
