using System;
using System.Linq;
using NetDsl.Data;
using Xunit;

namespace NetDsl.Tests.Data;

public class SplitTests
{
    private static DataSet Numbered(int count) => DataSet.Of("id", Enumerable.Range(0, count).ToArray()).With("class", Enumerable.Range(0, count).Select(i => i % 10 == 0 ? 1 : 0).ToArray());

    [Theory]
    [InlineData(null, false)]
    [InlineData(7, false)]
    [InlineData(7, true)]
    [InlineData(null, true)]
    public void Every_sample_falls_to_one_part(int? seed, bool stratified)
    {
        var split = Numbered(100).Split(0.2, 0.1, seed, stratified ? "class" : null);
        Assert.Equal((70, 20, 10), (split.Train.Count, split.Validation.Count, split.Test.Count));
        var all = new[] { split.Train, split.Validation, split.Test }.SelectMany(p => p.Integers("id").ToArray()).ToArray();
        Assert.Equal(Enumerable.Range(0, 100), all.Order());
        if (seed is null) Assert.Equal(split.Train.Integers("id").ToArray().Order(), split.Train.Integers("id").ToArray());
        else Assert.NotEqual(split.Train.Integers("id").ToArray().Order(), split.Train.Integers("id").ToArray());
        if (stratified) Assert.Equal((7, 2, 1), (split.Train.Integers("class").ToArray().Sum(), split.Validation.Integers("class").ToArray().Sum(), split.Test.Integers("class").ToArray().Sum()));
    }

    [Fact]
    public void The_seed_fixes_the_split_for_good()
    {
        // The numbers are part of the promise: a change would mix old test samples into new training sets.
        Assert.Equal(Numbered(1000).Split(0.1, 0.1, 3).Test.Integers("id").ToArray(), Numbered(1000).Split(0.1, 0.1, 3).Test.Integers("id").ToArray());
        Assert.NotEqual(Numbered(1000).Split(0.1, 0.1, 3).Test.Integers("id").ToArray(), Numbered(1000).Split(0.1, 0.1, 4).Test.Integers("id").ToArray());
        Assert.Equal("9 0 1 4 8 2 3 7 6 5", string.Join(' ', Numbered(10).Shuffle(1).Integers("id").ToArray()));
    }

    [Fact]
    public void Shuffles_are_uniform()
    {
        var counts = new int[4, 4];
        for (var seed = 0; seed < 4000; seed++)
        {
            var order = Numbered(4).Shuffle(seed).Integers("id");
            for (var i = 0; i < 4; i++) counts[i, order[i]]++;
        }

        // 1000 expected each; a standard deviation is 27.
        foreach (var count in counts) Assert.InRange(count, 860, 1140);
    }

    [Fact]
    public void Impossible_fractions_are_refused()
    {
        var data = Numbered(10);
        Assert.Contains("leave nothing for training", Assert.Throws<ArgumentException>(() => data.Split(0.5, 0.5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Split(double.NaN));
        Assert.Contains("integer column of one number", Assert.Throws<ArgumentException>(() => DataSet.Of("x", new float[10]).Split(0.1, stratifyBy: "x")).Message);
    }

    [Fact]
    public void Small_groups_never_lose_or_double_a_sample()
    {
        for (var count = 1; count < 8; count++)
        {
            var split = Numbered(count).Split(0.5, 0.45);
            Assert.Equal(count, split.Train.Count + split.Validation.Count + split.Test.Count);
        }
    }
}
