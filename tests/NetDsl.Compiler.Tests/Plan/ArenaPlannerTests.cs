using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace NetDsl.Compiler.Tests.Plan;

public class ArenaPlannerTests
{
    private static Lifetime Value(int id, int size, int start, int end, int startPhase = 0, int endPhase = 0, bool inPlace = false) =>
        new(id, size, size, Batched: true, start, end, startPhase, endPhase, inPlace);

    [Fact]
    public void Values_of_the_same_size_share_a_slot_within_a_phase()
    {
        var (offsets, length) = ArenaPlanner.Plan([Value(0, 16, 0, 1), Value(1, 16, 1, 2), Value(2, 16, 2, 3)]);
        Assert.Equal(offsets[0], offsets[2]);
        Assert.Equal(32, length);
    }

    [Fact]
    public void Values_of_different_sizes_do_not_share_within_a_phase()
    {
        var (_, length) = ArenaPlanner.Plan([Value(0, 32, 0, 1), Value(1, 16, 2, 3)]);
        Assert.Equal(48, length);
    }

    [Fact]
    public void After_a_meeting_any_place_is_free()
    {
        var (_, length) = ArenaPlanner.Plan([Value(0, 32, 0, 1), Value(1, 16, 2, 3, 1, 1)]);
        Assert.Equal(32, length);
    }

    [Fact]
    public void What_threads_cut_otherwise_than_samples_shares_no_slot_within_a_phase()
    {
        Lifetime first = Value(0, 16, 0, 1), second = Value(1, 16, 2, 3);
        Assert.Equal(16, ArenaPlanner.Plan([first, second]).Length);
        Assert.Equal(32, ArenaPlanner.Plan([first with { Left = Cut.None }, second]).Length);
        Assert.Equal(32, ArenaPlanner.Plan([first, second with { Cut = Cut.None }]).Length);
        Assert.Equal(32, ArenaPlanner.Plan([first with { Left = Cut.None }, second with { Cut = Cut.None }]).Length);
    }

    [Fact]
    public void A_value_that_ends_in_place_hands_its_slot_on()
    {
        var (offsets, length) = ArenaPlanner.Plan([Value(0, 16, 0, 1, inPlace: true), Value(1, 16, 1, 2)]);
        Assert.Equal(offsets[0], offsets[1]);
        Assert.Equal(16, length);
    }

    [Fact]
    public void No_two_values_ever_need_one_place_at_a_time()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var values = Enumerable.Range(0, 40).Select(id => Draw(random, id)).ToList();
            var (offsets, length) = ArenaPlanner.Plan(values);
            foreach (var (a, b) in from a in values from b in values where a.Node < b.Node select a.Start <= b.Start ? (a, b) : (b, a))
                Assert.True(MayOverlap(a, b, offsets) || Disjoint(a, b, offsets), $"seed {seed}: {a} and {b}");
            Assert.Equal(length, values.Max(value => offsets[value.Node] + value.Size));
        }
    }

    private static Lifetime Draw(Random random, int id)
    {
        // Steps 0 … 9 are phase 0, 10 … 19 phase 1, and so on.
        int start = random.Next(40), end = Math.Min(39, start + random.Next(1, 12)), size = 16 * random.Next(1, 4);
        return new Lifetime(id, size, size, Batched: true, start, end, start / 10, end / 10, random.Next(2) == 0);
    }

    private static bool MayOverlap(Lifetime first, Lifetime second, Dictionary<int, int> offsets)
    {
        if (first.EndPhase < second.StartPhase) return true;
        var follows = first.End < second.Start || (first.End == second.Start && first.EndsInPlace);
        return follows && first.Values == second.Values && offsets[first.Node] == offsets[second.Node];
    }

    private static bool Disjoint(Lifetime a, Lifetime b, Dictionary<int, int> offsets) =>
        offsets[a.Node] + a.Size <= offsets[b.Node] || offsets[b.Node] + b.Size <= offsets[a.Node];
}
