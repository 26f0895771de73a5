using System;
using System.Linq;
using NetDsl;
using NetDsl.Data;
using Samples.SingleShot;
using Xunit;

namespace Samples.Tests;

public sealed class DigitCanvasTests
{
    private const int Side = 64;
    private static readonly DataSet Digits = DrawnDigits.Draw(100, seed: 1, threads: 1);

    [Fact]
    public void DigitsLieApartAndTheirBoxesHoldTheirInk()
    {
        var canvas = new DigitCanvas(Digits, Side, most: 4);
        var counts = new int[5];
        for (ulong stream = 0; stream < 100; stream++)
        {
            var pixels = new float[Side * Side];
            var placed = canvas.Compose(new RandomSource(1, stream), pixels);
            counts[placed.Count]++;
            for (var i = 0; i < placed.Count; i++)
                for (var j = 0; j < i; j++) Assert.Equal(0, placed[i].Box.IntersectionOverUnion(placed[j].Box));
            for (var p = 0; p < pixels.Length; p++)
            {
                if (pixels[p] < DigitCanvas.Ink) continue;
                var (x, y) = ((p % Side) + 0.5f, (p / Side) + 0.5f);
                Assert.Contains(placed, d => x > d.Box.Left && x < d.Box.Right && y > d.Box.Top && y < d.Box.Bottom);
            }
        }

        Assert.Equal(0, counts[0]);
        Assert.All(counts[1..], c => Assert.True(c >= 5, string.Join(' ', counts)));
    }

    [Fact]
    public void WhatTheTargetSaysIsReadBackFromIt()
    {
        var canvas = new DigitCanvas(Digits, Cells.Side, most: 4);
        var target = new float[Detector.Numbers * Detector.Cells * Detector.Cells];
        for (ulong stream = 0; stream < 50; stream++)
        {
            var placed = canvas.Compose(new RandomSource(2, stream), new float[Side * Side]).ToArray();
            Cells.Encode(placed, target);
            // A target's 1 and 0 for "is there" and the class, as a network would say them.
            for (var i = 0; i < 64; i++) target[i] = target[i] > 0 ? 9 : -9;
            for (var i = 5 * 64; i < target.Length; i++) target[i] *= 9;
            var found = Cells.Decode(target, 0.5);
            Assert.Equal(placed.Length, found.Count);
            var map = new MeanAveragePrecision(0.999);
            map.Add(found, placed.Select(p => (p.Box, p.Label)));
            Assert.Equal(1, map.Value);
        }
    }

    [Fact]
    public void CanvasesAreTheSameForTheSameSeedAndOthersInEveryEpoch()
    {
        var source = new Samples.Segmentation.CanvasSource(Digits, 6, 1);
        var (one, same, other) = (source.ToDataSet(3), source.ToDataSet(3), source.ToDataSet(4));
        Assert.True(one.Floats("image").SequenceEqual(same.Floats("image")));
        Assert.True(one.Floats("mask").SequenceEqual(same.Floats("mask")));
        Assert.False(one.Floats("image").SequenceEqual(other.Floats("image")));
        Assert.All(one.Floats("mask").ToArray(), m => Assert.True(m is 0 or 1));
        // Something that is bright is no digit, and every digit is bright.
        var bright = one.Floats("image").ToArray().Zip(one.Floats("mask").ToArray()).ToArray();
        Assert.Contains(bright, p => p.First > 0.6 && p.Second == 0);
        Assert.All(bright.Where(p => p.Second == 1), p => Assert.True(p.First > DigitCanvas.Ink));
    }
}
