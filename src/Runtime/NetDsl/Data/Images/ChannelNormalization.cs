using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Data.Augmentation;

namespace NetDsl.Data.Images;

/// <summary>
/// Brings each channel of images to mean 0 and standard deviation 1, by the numbers of the training images: fit on those, apply to all.
/// </summary>
/// <example><code>
/// var normalization = ChannelNormalization.Fit(train, "image");
/// train = normalization.Apply(train, "image");
/// test = normalization.Apply(test, "image");
/// </code></example>
public sealed class ChannelNormalization
{
    /// <summary>A normalisation by known numbers, as those of the network whose weights are taken over.</summary>
    /// <param name="means">One for each channel.</param>
    /// <param name="deviations">Likewise, above 0.</param>
    /// <exception cref="ArgumentException">The numbers of channels differ, or a number does not do.</exception>
    public ChannelNormalization(IReadOnlyList<float> means, IReadOnlyList<float> deviations)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(deviations);
        if (means.Count != deviations.Count || means.Count == 0) throw new ArgumentException($"{means.Count} means and {deviations.Count} deviations: each channel needs both");
        foreach (var deviation in deviations) Hyperparameter.Positive(deviation, nameof(deviations));
        Means = [.. means];
        Deviations = [.. deviations];
    }

    /// <summary>What is taken off each channel.</summary>
    public IReadOnlyList<float> Means { get; }

    /// <summary>What each channel is then divided by.</summary>
    public IReadOnlyList<float> Deviations { get; }

    /// <summary>Mean and standard deviation (n) of each channel over all pixels. A channel that never changes is divided by 1.</summary>
    /// <param name="train">The training samples.</param>
    /// <param name="column">Floats of [channels, height, width], or [height, width].</param>
    /// <exception cref="ArgumentException">The column holds no images, or there are no samples.</exception>
    public static ChannelNormalization Fit(DataSet train, string column)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (train.Count == 0) throw new ArgumentException("there are no samples to fit on", nameof(train));
        var shape = new AugmentedData(train, column, []).Shape;
        var values = train.Floats(column);
        var plane = shape.Height * shape.Width;
        var (sums, squares) = (new double[shape.Channels], new double[shape.Channels]);
        var pixels = (double)train.Count * plane;
        for (var i = 0; i < values.Length; i += plane)
            foreach (var value in values.Slice(i, plane)) sums[i / plane % shape.Channels] += value;
        for (var i = 0; i < values.Length; i += plane)
        {
            var mean = sums[i / plane % shape.Channels] / pixels;
            foreach (var value in values.Slice(i, plane)) squares[i / plane % shape.Channels] += (value - mean) * (value - mean);
        }

        return new ChannelNormalization([.. sums.Select(s => (float)(s / pixels))], [.. squares.Select(s => s > 0 ? (float)Math.Sqrt(s / pixels) : 1)]);
    }

    /// <summary>A copy with the column normalised.</summary>
    /// <exception cref="ArgumentException">The column has another number of channels.</exception>
    public DataSet Apply(DataSet data, string column)
    {
        ArgumentNullException.ThrowIfNull(data);
        var shape = new AugmentedData(data, column, []).Shape;
        if (shape.Channels != Means.Count) throw new ArgumentException($"'{column}' has {shape.Channels} channels, but these are numbers for {Means.Count}", nameof(column));
        var values = data.Floats(column).ToArray();
        Apply(values, shape.Height * shape.Width);
        return data.Replace(column, values);
    }

    /// <summary>Normalises images in place: any number of them, one after the other.</summary>
    /// <param name="images">Channel after channel, each row-major.</param>
    /// <param name="plane">Pixels of a channel.</param>
    /// <exception cref="ArgumentException">The values are no whole images.</exception>
    public void Apply(Span<float> images, int plane)
    {
        if (plane < 1 || images.Length % (plane * Means.Count) != 0)
            throw new ArgumentException($"{images.Length} values are no whole images of {Means.Count} channels of {plane} pixels", nameof(images));
        for (var i = 0; i < images.Length; i += plane)
        {
            var channel = i / plane % Means.Count;
            foreach (ref var value in images.Slice(i, plane)) value = (value - Means[channel]) / Deviations[channel];
        }
    }
}
