using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Threading;

namespace NetDsl.Data.Augmentation;

/// <summary>
/// A data set whose images are changed at random each time they are shown. How a sample is changed depends on the training's seed, the
/// epoch and its row alone. Batches are made ahead of the trainer, without allocating. Made by <see cref="DataSet.Augment"/>.
/// </summary>
/// <example><code>
/// trainer.Fit(train.Augment("image", new RandomShift(2), new RandomRotation(10)), validation, epochs: 10);
/// </code></example>
public sealed class AugmentedData : SampleSource
{
    private readonly ImageTransform[] transforms;
    private readonly int image;
    private int[] masks = [];
    private double? mixing;
    private int workers = Math.Clamp(ThreadTeam.DefaultThreads / 4, 1, 8);

    internal AugmentedData(DataSet data, string image, ReadOnlySpan<ImageTransform> transforms)
    {
        Data = data;
        this.image = data.IndexOf(image);
        this.transforms = transforms.ToArray();
        foreach (var transform in this.transforms) ArgumentNullException.ThrowIfNull(transform, nameof(transforms));
        Shape = ShapeOf(this.image);
    }

    /// <summary>The samples as they are.</summary>
    public DataSet Data { get; }

    /// <summary>The dimensions of an image.</summary>
    public ImageShape Shape { get; }

    /// <inheritdoc/>
    public override int Count => Data.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<DataColumn> Columns => Data.Columns;

    /// <inheritdoc/>
    public override int Workers => workers;

    /// <summary>Sends a column through the same mappings as the image (nearest pixel, 0 beyond the edges), as segmentation needs it.</summary>
    /// <param name="column">A float column of the image's height and width.</param>
    /// <exception cref="ArgumentException">There is no such column, or it is of another size.</exception>
    public AugmentedData WithMask(string column)
    {
        var index = Data.IndexOf(column);
        if (index == image || masks.Contains(index)) throw new ArgumentException($"'{column}' is changed along already", nameof(column));
        var mask = ShapeOf(index);
        if ((mask.Height, mask.Width) != (Shape.Height, Shape.Width))
            throw new ArgumentException($"'{Data.Columns[index]}' is {mask.Height} × {mask.Width}, but the image is {Shape.Height} × {Shape.Width}", nameof(column));
        return Changed(c => c.masks = [.. masks, index]);
    }

    /// <summary>
    /// Mixes each sample with another one (mixup; Zhang et al. 2018): every float column, targets too, becomes λ · a + (1 − λ) · b with λ of
    /// Beta(α, α) and b any sample of the set, changed by the same transforms. Labels cannot be mixed: make them float targets by
    /// <see cref="DataSet.OneHot"/>, and use the loss <c>SoftmaxCrossEntropyOneHot</c>.
    /// </summary>
    /// <param name="alpha">Above 0: small numbers mix little (0.2 is usual), 1 makes every λ equally likely.</param>
    /// <exception cref="InvalidOperationException">The data set has a column of integers.</exception>
    public AugmentedData MixUp(double alpha = 0.2)
    {
        Hyperparameter.Positive(alpha);
        if (Columns.FirstOrDefault(c => c.IsInteger) is { } labels)
            throw new InvalidOperationException($"'{labels}' holds integers, which cannot be mixed: make it a float target by data.OneHot(\"{labels.Name}\", classes), and use the loss SoftmaxCrossEntropyOneHot");
        return Changed(c => c.mixing = alpha);
    }

    /// <summary>Prepares batches on this many threads. They change no bit, only how long the trainer waits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public AugmentedData OnThreads(int count)
    {
        Hyperparameter.AtLeast(count, 1);
        return Changed(c => c.workers = count);
    }

    /// <inheritdoc/>
    public override SampleReader CreateReader() => new AugmentingReader(Data, image, masks.Select(m => (m, ShapeOf(m))).ToArray(), new TransformChain(transforms, Shape), mixing);

    private AugmentedData Changed(Action<AugmentedData> change)
    {
        var copy = (AugmentedData)MemberwiseClone();
        change(copy);
        return copy;
    }

    private ImageShape ShapeOf(int column) => Data.Columns[column] is { IsInteger: false, Shape: var dimensions } && dimensions.Count is 2 or 3
        ? new ImageShape(dimensions.Count == 3 ? dimensions[0] : 1, dimensions[^2], dimensions[^1])
        : throw new ArgumentException($"'{Data.Columns[column]}' is no column of images: it takes floats of [channels, height, width] or [height, width]");
}
