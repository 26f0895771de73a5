using System;
using System.Linq;
using NetDsl;
using Samples.Handwriting;
using Xunit;

namespace Samples.Tests;

public sealed class DrawnDigitsTests
{
    [Fact]
    public void TheNumberOfThreadsChangesNothingAndTheSeedDoes()
    {
        var one = DrawnDigits.Draw(200, seed: 3, threads: 1);
        var many = DrawnDigits.Draw(200, seed: 3, threads: 7);
        Assert.True(one.Floats("image").SequenceEqual(many.Floats("image")));
        Assert.True(one.Integers("label").SequenceEqual(many.Integers("label")));
        Assert.False(one.Floats("image").SequenceEqual(DrawnDigits.Draw(200, seed: 4, threads: 1).Floats("image")));
    }

    [Fact]
    public void PixelsLieBetween0And1AndEveryDigitComesUp()
    {
        var drawn = DrawnDigits.Draw(500, seed: 1, threads: 2);
        foreach (var pixel in drawn.Floats("image")) Assert.InRange(pixel, 0, 1);
        Assert.Equal(Enumerable.Range(0, 10), drawn.Integers("label").ToArray().Distinct().Order());
    }

    [Fact]
    public void EveryWayOfWritingLeavesInk()
    {
        var image = new float[784];
        for (var digit = 0; digit < 10; digit++)
            for (ulong stream = 0; stream < 50; stream++)
            {
                DrawnDigits.Draw(digit, new RandomSource(1, stream), image);
                Assert.True(image.Count(p => p > 0.5f) >= 15, $"digit {digit}, stream {stream}");
            }
    }
}
