using System;
using System.Linq;
using Xunit;

namespace NetDsl.Runtime.Tests.Generation;

public sealed class TokenSamplerTests
{
    private static readonly float[] Logits = [1, 3, -2, 2.5f, 0];

    [Fact]
    public void Greedy_takes_the_likeliest_and_the_first_of_equals()
    {
        var sampler = new TokenSampler(Sampling.Greedy);
        Assert.Equal(1, sampler.Next(Logits));
        Assert.Equal(1, sampler.Next([0, 2, 2]));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    [InlineData(3.0)]
    public void Frequencies_are_the_softmax_at_a_temperature(double temperature)
    {
        var shares = Shares(new Sampling { Temperature = temperature });
        var weights = Logits.Select(logit => Math.Exp(logit / temperature)).ToArray();
        for (var i = 0; i < Logits.Length; i++) Assert.InRange(shares[i], (weights[i] / weights.Sum()) - 0.01, (weights[i] / weights.Sum()) + 0.01);
    }

    [Fact]
    public void Top_k_keeps_the_k_likeliest_in_proportion()
    {
        var shares = Shares(new Sampling { TopK = 2 });
        Assert.Equal([0, 2, 4], Enumerable.Range(0, 5).Where(i => shares[i] == 0));
        Assert.InRange(shares[1] / shares[3], Math.Exp(0.5) - 0.06, Math.Exp(0.5) + 0.06);
        Assert.Equal(5, Shares(new Sampling { TopK = 50, TopP = 1 }).Count(share => share > 0));
    }

    [Fact]
    public void Top_p_keeps_the_fewest_that_reach_the_share()
    {
        // The shares are about 0.53, 0.32, 0.07, 0.03: the first two make 0.85.
        Assert.Equal([1, 3], Kept(0.85));
        Assert.Equal([0, 1, 3], Kept(0.9));
        Assert.Equal([1], Kept(0.01));

        static int[] Kept(double p)
        {
            var shares = Shares(new Sampling { TopP = p });
            return Enumerable.Range(0, 5).Where(i => shares[i] > 0).ToArray();
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_tokens_and_a_restart_begins_again()
    {
        int[] Draw(TokenSampler sampler) => Enumerable.Range(0, 50).Select(_ => sampler.Next(Logits)).ToArray();
        var sampler = new TokenSampler(new Sampling { Seed = 4 });
        var first = Draw(sampler);
        Assert.NotEqual(first, Draw(sampler));
        sampler.Restart();
        Assert.Equal(first, Draw(sampler));
        Assert.NotEqual(first, Draw(new TokenSampler(new Sampling { Seed = 5 })));
    }

    [Fact]
    public void Extreme_logits_and_settings_are_clear()
    {
        var sampler = new TokenSampler(new Sampling { Temperature = 0.001 });
        Assert.Equal(2, sampler.Next([-1e30f, float.NegativeInfinity, 1e30f]));
        Assert.Equal(0, sampler.Next([float.PositiveInfinity, 0]));
        Assert.Throws<ArgumentException>(() => sampler.Next([]));
        Assert.Throws<ArgumentException>(() => sampler.Next([0, float.NaN]));
        Assert.Throws<ArgumentException>(() => sampler.Next([float.NegativeInfinity, float.NegativeInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { Temperature = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { TopK = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sampling { TopP = 0 });
    }

    private static double[] Shares(Sampling sampling)
    {
        const int draws = 20_000;
        var sampler = new TokenSampler(sampling);
        var counts = new int[Logits.Length];
        for (var i = 0; i < draws; i++) counts[sampler.Next(Logits)]++;
        return counts.Select(count => (double)count / draws).ToArray();
    }
}
