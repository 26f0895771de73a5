using System;
using System.Collections.Generic;
using System.Threading;
using NetDsl.Runtime.Tests.Kernels;
using NetDsl.Threading;
using Xunit;

namespace NetDsl.Runtime.Tests.Threading;

public sealed class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void All_parts_of_a_phase_end_before_the_next_begins(int threads)
    {
        using var team = new ThreadTeam(threads);
        var work = new Relay(6, threads);
        for (var run = 0; run < 300; run++)
        {
            team.Run(work);
            Assert.Equal(0, work.Early);
            Assert.Equal(6 * threads, work.Done);
            work.Done = 0;
        }
    }

    [Fact]
    public void The_caller_takes_part_0_and_parts_keep_their_threads()
    {
        using var team = new ThreadTeam(3);
        var seen = new Dictionary<(int Part, int Thread), int>();
        var work = new Act(2, (_, part, _) =>
        {
            lock (seen) seen[(part, Environment.CurrentManagedThreadId)] = part;
        });
        for (var run = 0; run < 20; run++) team.Run(work);
        Assert.Equal(3, seen.Count);
        Assert.Contains((0, Environment.CurrentManagedThreadId), seen.Keys);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(4, 0)]
    [InlineData(4, 3)]
    public void An_exception_reaches_the_caller_after_all_have_stopped_and_the_team_goes_on(int threads, int thrower)
    {
        using var team = new ThreadTeam(threads);
        for (var run = 0; run < 50; run++)
        {
            var (running, later) = (0, 0);
            var work = new Act(4, (phase, part, _) =>
            {
                Interlocked.Increment(ref running);
                if (phase > 1) Interlocked.Increment(ref later);
                try
                {
                    if (phase == 1 && part == thrower) throw new FormatException("part " + part);
                }
                finally
                {
                    Interlocked.Decrement(ref running);
                }
            });
            Assert.Equal("part " + thrower, Assert.Throws<FormatException>(() => team.Run(work)).Message);
            Assert.Equal((0, 0), (running, later));
            var fine = new Relay(3, threads);
            team.Run(fine);
            Assert.Equal(3 * threads, fine.Done);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_run_within_a_run_is_refused(int threads)
    {
        using var team = new ThreadTeam(threads);
        var work = new Act(1, (_, part, parts) =>
        {
            if (part == parts - 1) team.Run(new Relay(1, threads));
        });
        Assert.Contains("is running", Assert.Throws<InvalidOperationException>(() => team.Run(work)).Message, StringComparison.Ordinal);
        team.Run(new Relay(2, threads));
    }

    [Fact]
    public void A_second_caller_and_a_dispose_during_a_run_are_refused()
    {
        using var team = new ThreadTeam(2);
        using var inside = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var caller = new Thread(() => team.Run(new Act(1, (_, part, _) =>
        {
            if (part != 0) return;
            inside.Set();
            leave.Wait();
        })));
        caller.Start();
        inside.Wait();
        Assert.Throws<InvalidOperationException>(() => team.Run(new Relay(1, 2)));
        Assert.Throws<InvalidOperationException>(team.Dispose);
        leave.Set();
        caller.Join();
        team.Run(new Relay(1, 2));
    }

    [Fact]
    public void A_disposed_team_says_so()
    {
        var team = new ThreadTeam(2);
        team.Run(new Relay(1, 2));
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(new Relay(1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThreadTeam(0));
        Assert.InRange(ThreadTeam.DefaultThreads, 1, Environment.ProcessorCount);
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        using var team = new ThreadTeam(2);
        var work = new Relay(3, 2);
        Assert.Equal(0, Allocations.Least(() => team.Run(work)));
    }

    [Fact]
    public void A_team_that_has_gone_to_sleep_wakes_up()
    {
        using var team = new ThreadTeam(3);
        for (var run = 0; run < 5; run++)
        {
            Thread.Sleep(30);
            var work = new Relay(2, 3);
            team.Run(work);
            Assert.Equal((0, 6), (work.Early, work.Done));
        }
    }

    [Fact]
    public void Parts_of_unequal_length_wait_for_the_longest()
    {
        using var team = new ThreadTeam(3);
        var work = new Relay(4, 3, part => Thread.Sleep(part * 5));
        team.Run(work);
        Assert.Equal((0, 12), (work.Early, work.Done));
    }

    private sealed class Act(int phases, Action<int, int, int> act) : ITeamWork
    {
        public int Phases => phases;

        public void Run(int phase, int part, int parts) => act(phase, part, parts);
    }

    /// <summary>Counts parts that began before the phase before was done.</summary>
    private sealed class Relay(int phases, int threads, Action<int>? before = null) : ITeamWork
    {
        public int Done;
        public int Early;

        public int Phases => phases;

        public void Run(int phase, int part, int parts)
        {
            if (Volatile.Read(ref Done) < phase * threads) Interlocked.Increment(ref Early);
            before?.Invoke(part);
            Interlocked.Increment(ref Done);
        }
    }
}
