using System;
using System.Linq;
using System.Numerics;
using NetDsl.Data;
using NetDsl.Data.Augmentation;
using Xunit;

namespace NetDsl.Runtime.Tests.Data;

public sealed class AugmentationTests
{
    private const int Side = 5;

    // 1 … 25, row by row.
    private static readonly float[] Picture = [.. Enumerable.Range(1, Side * Side).Select(i => (float)i)];

    [Fact]
    public void NothingDrawnChangesNothing()
    {
        var data = Images(4);
        Assert.Equal(data.Floats("image"), First(data.Augment("image", new RandomRotation(0), new RandomZoom(1, 1), new RandomShift(0), new RandomCrop(1), new GaussianNoise(0))));
        Assert.Equal(data.Floats("image"), First(data.Augment("image", new RandomRotation(90) { Probability = 0 })));
    }

    [Fact]
    public void AFlipMirrors()
    {
        var across = First(Images(1).Augment("image", new RandomFlip { Probability = 1 }));
        var down = First(Images(1).Augment("image", new RandomFlip(vertical: true) { Probability = 1 }));
        for (var row = 0; row < Side; row++)
            for (var column = 0; column < Side; column++)
            {
                Assert.Equal(Picture[(row * Side) + Side - 1 - column], across[(row * Side) + column]);
                Assert.Equal(Picture[((Side - 1 - row) * Side) + column], down[(row * Side) + column]);
            }
    }

    [Fact]
    public void AFlipComesAboutEverySecondTime()
    {
        var flipped = First(Images(400).Augment("image", new RandomFlip())).Chunk(Side * Side).Count(i => i[0] == Side);
        Assert.InRange(flipped, 160, 240);
    }

    [Fact]
    public void AShiftMovesWholePixelsAndFillsWithZero()
    {
        var seen = First(Images(300).Augment("image", new RandomShift(1))).Chunk(Side * Side).Select(i => string.Join(' ', i)).ToHashSet();
        var expected = from dx in new[] { -1, 0, 1 } from dy in new[] { -1, 0, 1 } select string.Join(' ', Shifted(dx, dy));
        Assert.Equal(expected.Order(), seen.Order());

        static float[] Shifted(int dx, int dy) =>
            [.. Enumerable.Range(0, Side * Side).Select(i => (X: (i % Side) - dx, Y: (i / Side) - dy)).Select(p => p is { X: >= 0 and < Side, Y: >= 0 and < Side } ? Picture[(p.Y * Side) + p.X] : 0)];
    }

    [Fact]
    public void AQuarterTurnPutsEveryPixelElsewhere()
    {
        var turned = new float[Side * Side];
        Resampling.Bilinear(Picture, turned, new ImageShape(1, Side, Side), Matrix3x2.CreateRotation(MathF.PI / 2));
        for (var row = 0; row < Side; row++)
            for (var column = 0; column < Side; column++) Assert.Equal(Picture[(column * Side) + Side - 1 - row], turned[(row * Side) + column], 1e-4f);
    }

    [Fact]
    public void BetweenPixelsTheyAreMixedAndBeyondTheEdgeIsZero()
    {
        float[] source = [1, 3, 10, 20];
        var result = new float[4];
        Resampling.Bilinear(source, result, new ImageShape(1, 2, 2), Matrix3x2.CreateTranslation(0.5f, 0));
        Assert.Equal([2, 1.5f, 15, 10], result);
        Resampling.Bilinear(source, result, new ImageShape(2, 1, 2), Matrix3x2.CreateTranslation(-0.25f, 0));
        Assert.Equal([0.75f, 2.5f, 7.5f, 17.5f], result);
    }

    [Fact]
    public void NeighbouringMappingsAreResampledOnce()
    {
        // A half pixel there and back again: two resamplings would blur.
        var there = new Fixed(Matrix3x2.CreateTranslation(0.5f, 0));
        var back = new Fixed(Matrix3x2.CreateTranslation(-0.5f, 0));
        Assert.Equal(Picture, First(Images(1).Augment("image", there, back)));
        Assert.NotEqual(Picture, First(Images(1).Augment("image", there, new GaussianNoise(0), back)));
    }

    [Fact]
    public void TransformsAreDoneInTheirOrder()
    {
        var move = new Fixed(Matrix3x2.CreateTranslation(-1, 0));
        var flip = new RandomFlip { Probability = 1 };
        // Moved to the right and then mirrored, the empty column is at the right end.
        var image = First(Images(1).Augment("image", move, flip));
        Assert.Equal([4, 3, 2, 1, 0], image[..Side]);
        Assert.Equal([0, 5, 4, 3, 2], First(Images(1).Augment("image", flip, move))[..Side]);
    }

    [Fact]
    public void AZoomOfTwoShowsTheMiddle()
    {
        var image = First(Images(1).Augment("image", new RandomZoom(2, 2)));
        Assert.Equal(Picture[12], image[12]);
        Assert.Equal((Picture[6] + Picture[7] + Picture[11] + Picture[12]) / 4, image[6]);
    }

    [Fact]
    public void ACropStaysInsideTheImage()
    {
        var data = DataSet.Of("image", [.. Enumerable.Repeat(1f, 200 * 36)], 1, 6, 6);
        // The outermost pixels' outer halves have no neighbour: beyond the middle of the edge pixels zeros come in.
        Assert.All(First(data.Augment("image", new RandomCrop(0.3))).Chunk(36), image => Assert.All(image.Where((_, i) => i % 6 is > 0 and < 5 && i / 6 is > 0 and < 5), v => Assert.Equal(1, v, 1e-5f)));
    }

    [Fact]
    public void AnErasedRectangleHasTheShareThatWasAskedFor()
    {
        var data = DataSet.Of("image", [.. Enumerable.Repeat(1f, 100 * 2 * 400)], 2, 20, 20);
        foreach (var image in First(data.Augment("image", new RandomErasing(0.1, 0.2, value: -3) { Probability = 1 })).Chunk(800))
        {
            var erased = Enumerable.Range(0, 400).Where(i => image[i] == -3).ToArray();
            Assert.Equal(erased, Enumerable.Range(0, 400).Where(i => image[400 + i] == -3));
            Assert.InRange(erased.Length, 25, 105);
            var (width, height) = (erased.Max(i => i % 20) - erased.Min(i => i % 20) + 1, erased.Max(i => i / 20) - erased.Min(i => i / 20) + 1);
            Assert.Equal(width * height, erased.Length);
        }
    }

    [Fact]
    public void NoiseHasItsDeviation()
    {
        var noise = First(DataSet.Of("image", new float[20001], 1, 1, 20001).Augment("image", new GaussianNoise(0.5)));
        Assert.Equal(0, noise.Average(), 0.02);
        Assert.Equal(0.5, Math.Sqrt(noise.Average(v => (double)v * v)), 0.02);
    }

    [Fact]
    public void AMaskGoesThroughTheSameMappingsUnmixed()
    {
        var masks = Enumerable.Range(0, 50 * 25).Select(i => i % 25 == 12 ? 1f : 0).ToArray();
        var images = masks.Select(m => 10 * m).ToArray();
        var data = DataSet.Of("image", images, 1, Side, Side).With("mask", masks, Side, Side);
        var batch = Batch(data.Augment("image", new RandomShift(1), new GaussianNoise(0), new RandomFlip()).WithMask("mask"));
        for (var i = 0; i < images.Length; i++) Assert.Equal(batch.Floats(0)[i], 10 * batch.Floats(1)[i]);
        Assert.NotEqual(masks, batch.Floats(1).ToArray());

        var turned = Batch(data.Augment("image", new RandomRotation(45)).WithMask("mask"));
        Assert.All(turned.Floats(1).ToArray(), v => Assert.True(v is 0 or 1));
    }

    [Fact]
    public void MixupMixesImagesAndTargetsByTheSameShare()
    {
        var values = Enumerable.Range(0, 200).SelectMany(i => Enumerable.Repeat(i % 2 == 0 ? 1f : 0, 25)).ToArray();
        var labels = Enumerable.Range(0, 200).Select(i => i % 2).ToArray();
        var data = DataSet.Of("image", values, 1, Side, Side).With("label", labels).OneHot("label", 2);
        var batch = Batch(data.Augment("image", new RandomFlip()).MixUp(1));
        var mixed = 0;
        for (var i = 0; i < 200; i++)
        {
            var (first, second) = (batch.Floats(1)[2 * i], batch.Floats(1)[(2 * i) + 1]);
            Assert.Equal(1, first + second, 1e-5f);
            for (var p = 0; p < 25; p++) Assert.Equal(first, batch.Floats(0)[(25 * i) + p], 1e-5f);
            if (first is > 0.01f and < 0.99f) mixed++;
        }

        // Half the partners are of the other class.
        Assert.InRange(mixed, 60, 140);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(5)]
    public void SharesAreOfTheBetaDistribution(double alpha)
    {
        var random = new RandomSource(3);
        var shares = Enumerable.Range(0, 20000).Select(_ => BetaDistribution.Next(random, alpha)).ToArray();
        Assert.Equal(0.5, shares.Average(), 0.01);
        // Var of Beta(α, α) is 1 / (4 (2α + 1)).
        Assert.Equal(1 / (4 * ((2 * alpha) + 1)), shares.Average(s => (s - 0.5) * (s - 0.5)), 0.004);
        Assert.All(shares, s => Assert.InRange(s, 0, 1));
    }

    [Fact]
    public void ASampleDependsOnSeedEpochAndRowAlone()
    {
        var data = Images(6);
        var source = data.Augment("image", new RandomRotation(30), new GaussianNoise(1));
        var whole = Batch(source, [0, 1, 2, 3], seed: 4, epoch: 2).Floats(0).ToArray();
        var reader = source.CreateReader();
        var batch = new SampleBatch(source.Columns, 2);
        batch.Begin([3, 1], 4, 2);
        reader.Fill(batch);
        Assert.Equal([.. whole[75..], .. whole[25..50]], batch.Floats(0).ToArray());
        Assert.NotEqual(whole[..25], whole[25..50]);
        Assert.NotEqual(whole, Batch(source, [0, 1, 2, 3], seed: 5, epoch: 2).Floats(0).ToArray());
        Assert.NotEqual(whole, Batch(source, [0, 1, 2, 3], seed: 4, epoch: 3).Floats(0).ToArray());
    }

    [Fact]
    public void MistakesAreNamed()
    {
        var data = Images(3).With("label", new int[3]).With("mask", new float[3 * 16], 4, 4);
        Assert.Contains("'label", Assert.Throws<ArgumentException>(() => data.Augment("label")).Message, StringComparison.Ordinal);
        Assert.Contains("OneHot(\"label\"", Assert.Throws<InvalidOperationException>(() => data.Augment("image").MixUp()).Message, StringComparison.Ordinal);
        Assert.Contains("4 × 4, but the image is 5 × 5", Assert.Throws<ArgumentException>(() => data.Augment("image").WithMask("mask")).Message, StringComparison.Ordinal);
        Assert.Contains("along already", Assert.Throws<ArgumentException>(() => data.Augment("image").WithMask("image")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomFlip { Probability = 1.5 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomShift(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomCrop(0));
        Assert.Contains("above the largest", Assert.Throws<ArgumentException>(() => new RandomZoom(2, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Augment("image").OnThreads(0));
        Assert.Contains("row 1 of 'y' is 3", Assert.Throws<ArgumentException>(() => DataSet.Of("y", [2, 3]).OneHot("y", 3)).Message, StringComparison.Ordinal);
        Assert.Contains("'image", Assert.Throws<ArgumentException>(() => data.OneHot("image", 2)).Message, StringComparison.Ordinal);
    }

    private static DataSet Images(int count) => DataSet.Of("image", [.. Enumerable.Repeat(Picture, count).SelectMany(p => p)], 1, Side, Side);

    private static float[] First(SampleSource source) => Batch(source).Floats(0).ToArray();

    private static SampleBatch Batch(SampleSource source, int[]? rows = null, long seed = 1, int epoch = 0)
    {
        rows ??= [.. Enumerable.Range(0, source.Count)];
        var batch = new SampleBatch(source.Columns, rows.Length);
        batch.Begin(rows, seed, epoch);
        source.CreateReader().Fill(batch);
        return batch;
    }

    private sealed class Fixed(Matrix3x2 mapping) : GeometricTransform
    {
        protected internal override Matrix3x2 Draw(ImageShape image, RandomSource random) => mapping;
    }
}
