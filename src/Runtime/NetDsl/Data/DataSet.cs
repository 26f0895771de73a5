using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetDsl.Data;

/// <summary>
/// Samples in memory: named columns of float32 or int32 values, the same number of rows in each, in the order of the
/// network's inputs and then its targets. A data set never changes; <see cref="Slice"/>, <see cref="Take"/> and
/// <see cref="Skip"/> are views without a copy, <see cref="Subset"/> and <see cref="Concat"/> copy.
/// </summary>
/// <example><code>
/// var data = DataSet.Of("image", pixels, 1, 28, 28).With("label", labels);
/// </code></example>
public sealed partial class DataSet : SampleSource
{
    private readonly ColumnStore[] stores;

    internal DataSet(ColumnStore[] stores)
    {
        this.stores = stores;
        Count = stores[0].Rows;
        Columns = stores.Select(s => s.Info).ToArray();
        for (var i = 0; i < stores.Length; i++)
        {
            if (stores[i].Rows != Count)
                throw new ArgumentException($"'{stores[i].Info.Name}' has {stores[i].Rows} rows, but '{stores[0].Info.Name}' has {Count}: every column needs the same number");
            for (var j = 0; j < i; j++)
                if (stores[i].Info.Name == stores[j].Info.Name)
                    throw new ArgumentException($"two columns are called '{stores[i].Info.Name}': give one of them another name");
        }
    }

    /// <summary>The number of samples.</summary>
    public override int Count { get; }

    /// <summary>What each column is, in the order of the network's inputs and then its targets.</summary>
    public override IReadOnlyList<DataColumn> Columns { get; }

    /// <summary>A data set of one float column; add others by <c>With</c>. The array is used as it is, not copied.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="values">All samples one after the other, each row-major.</param>
    /// <param name="shape">Dimensions of one sample; none for one number a sample.</param>
    /// <exception cref="ArgumentException">The values do not divide into samples of that shape.</exception>
    public static DataSet Of(string name, float[] values, params ReadOnlySpan<int> shape) => new([Store(name, values, shape)]);

    /// <summary>A data set of one integer column (labels, token ids); add others by <c>With</c>. The array is used as it is, not copied.</summary>
    /// <inheritdoc cref="Of(string, float[], ReadOnlySpan{int})"/>
    public static DataSet Of(string name, int[] values, params ReadOnlySpan<int> shape) => new([Store(name, values, shape)]);

    /// <summary>A data set of one float column, a sample in each row of <paramref name="table"/> (copied).</summary>
    public static DataSet Of(string name, float[,] table) => new([Store(name, Flat(table), [table.GetLength(1)])]);

    /// <summary>A data set of one integer column, a sample in each row of <paramref name="table"/> (copied).</summary>
    public static DataSet Of(string name, int[,] table) => new([Store(name, Flat(table), [table.GetLength(1)])]);

    /// <summary>This data set with one more float column behind the others.</summary>
    /// <inheritdoc cref="Of(string, float[], ReadOnlySpan{int})"/>
    public DataSet With(string name, float[] values, params ReadOnlySpan<int> shape) => new([.. stores, Store(name, values, shape)]);

    /// <summary>This data set with one more integer column behind the others.</summary>
    /// <inheritdoc cref="Of(string, float[], ReadOnlySpan{int})"/>
    public DataSet With(string name, int[] values, params ReadOnlySpan<int> shape) => new([.. stores, Store(name, values, shape)]);

    /// <summary>This data set with one more float column, a sample in each row of <paramref name="table"/> (copied).</summary>
    public DataSet With(string name, float[,] table) => new([.. stores, Store(name, Flat(table), [table.GetLength(1)])]);

    /// <summary>This data set with one more integer column, a sample in each row of <paramref name="table"/> (copied).</summary>
    public DataSet With(string name, int[,] table) => new([.. stores, Store(name, Flat(table), [table.GetLength(1)])]);

    /// <summary>The place of a column.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public int IndexOf(string name)
    {
        for (var i = 0; i < stores.Length; i++)
            if (stores[i].Info.Name == name) return i;
        throw new ArgumentException($"there is no column '{name}'; the data set has: {string.Join("; ", Columns)}", nameof(name));
    }

    /// <summary>All values of a float column, <c>Count × Size</c>, row-major.</summary>
    /// <exception cref="InvalidOperationException">The column holds integers.</exception>
    public ReadOnlySpan<float> Floats(int column) => FloatStore(column).Values;

    /// <inheritdoc cref="Floats(int)"/>
    public ReadOnlySpan<float> Floats(string column) => Floats(IndexOf(column));

    /// <summary>All values of an integer column, <c>Count × Size</c>, row-major.</summary>
    /// <exception cref="InvalidOperationException">The column holds floats.</exception>
    public ReadOnlySpan<int> Integers(int column) => IntegerStore(column).Values;

    /// <inheritdoc cref="Integers(int)"/>
    public ReadOnlySpan<int> Integers(string column) => Integers(IndexOf(column));

    /// <summary>Gathers rows of a float column, in the order given, without allocating; neighbouring rows travel in one copy.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <c>rows × Size</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row is outside 0 … Count − 1.</exception>
    /// <exception cref="InvalidOperationException">The column holds integers.</exception>
    public void CopyRows(int column, ReadOnlySpan<int> rows, Span<float> destination) => FloatStore(column).CopyRows(rows, destination);

    /// <summary>Gathers rows of an integer column, in the order given, without allocating; neighbouring rows travel in one copy.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <c>rows × Size</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row is outside 0 … Count − 1.</exception>
    /// <exception cref="InvalidOperationException">The column holds floats.</exception>
    public void CopyRows(int column, ReadOnlySpan<int> rows, Span<int> destination) => IntegerStore(column).CopyRows(rows, destination);

    /// <inheritdoc/>
    public override SampleReader CreateReader() => new RowReader(this);

    /// <summary>As <c>60000 samples of image: float[1, 28, 28]; label: int[]</c>.</summary>
    public override string ToString() => $"{Count} samples of {string.Join("; ", Columns)}";

    private sealed class RowReader(DataSet data) : SampleReader
    {
        public override void Fill(SampleBatch batch)
        {
            for (var i = 0; i < data.Columns.Count; i++)
            {
                if (data.Columns[i].IsInteger) data.CopyRows(i, batch.Rows, batch.Integers(i));
                else data.CopyRows(i, batch.Rows, batch.Floats(i));
            }
        }
    }

    private ColumnStore<float> FloatStore(int column) => stores[column] as ColumnStore<float>
        ?? throw new InvalidOperationException($"'{stores[column].Info.Name}' holds integers, not floats");

    private ColumnStore<int> IntegerStore(int column) => stores[column] as ColumnStore<int>
        ?? throw new InvalidOperationException($"'{stores[column].Info.Name}' holds floats, not integers");

    private static ColumnStore<T> Store<T>(string name, T[] values, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(values);
        var size = 1;
        foreach (var dimension in shape)
        {
            if (dimension < 1) throw new ArgumentException($"'{name}' has a dimension of {dimension}: every dimension is at least 1", nameof(shape));
            size = checked(size * dimension);
        }

        var info = new DataColumn(name, shape.ToArray(), typeof(T) == typeof(int));
        if (values.Length % size != 0)
            throw new ArgumentException($"'{info}' has {size} values a sample, but {values.Length} values do not divide into samples: {values.Length % size} are left over", nameof(values));
        return new ColumnStore<T>(info, values, values.Length / size);
    }

    private static T[] Flat<T>(T[,] table)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        var flat = new T[table.Length];
        if (flat.Length > 0) MemoryMarshal.CreateReadOnlySpan(ref table[0, 0], flat.Length).CopyTo(flat);
        return flat;
    }
}
