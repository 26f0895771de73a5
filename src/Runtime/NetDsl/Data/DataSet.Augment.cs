using System;
using NetDsl.Data.Augmentation;

namespace NetDsl.Data;

public sealed partial class DataSet
{
    /// <summary>This data set with images that are changed at random each time they are shown; for training only.</summary>
    /// <param name="image">A float column of [channels, height, width] or [height, width].</param>
    /// <param name="transforms">Done in this order.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds no images.</exception>
    public AugmentedData Augment(string image, params ReadOnlySpan<ImageTransform> transforms) => new(this, image, transforms);

    /// <summary>This data set with a column of labels turned into float targets: 1 at the place of the label, else 0.</summary>
    /// <param name="column">An integer column of one number a sample.</param>
    /// <param name="classes">The length of a target.</param>
    /// <exception cref="ArgumentException">The column does not fit, or a label is outside 0 … classes − 1.</exception>
    public DataSet OneHot(string column, int classes)
    {
        Hyperparameter.AtLeast(classes, 1);
        var index = IndexOf(column);
        if (!Columns[index].IsInteger || Columns[index].Size != 1)
            throw new ArgumentException($"'{Columns[index]}' holds no labels: it takes an integer column of one number a sample", nameof(column));
        var labels = Integers(index);
        var targets = new float[checked(Count * classes)];
        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes) throw new ArgumentException($"row {i} of '{column}' is {labels[i]}, but {classes} classes are 0 to {classes - 1}", nameof(classes));
            targets[(i * classes) + labels[i]] = 1;
        }

        return Replaced(index, Store(column, targets, [classes]));
    }

    /// <summary>This data set with other values in a float column.</summary>
    internal DataSet Replace(string column, float[] values) => Replaced(IndexOf(column), Store(column, values, [.. Columns[IndexOf(column)].Shape]));

    private DataSet Replaced(int index, ColumnStore column)
    {
        ColumnStore[] changed = [.. stores];
        changed[index] = column;
        return new DataSet(changed);
    }
}
