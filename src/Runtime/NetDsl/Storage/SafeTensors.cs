using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetDsl.Storage;

/// <summary>
/// Reads and writes the safetensors format (Hugging Face): named tensors with a JSON header, which PyTorch, JAX and others
/// exchange. A file cannot run code, and a damaged one is an error before any value of it is used.
/// </summary>
public static class SafeTensors
{
    /// <summary>Opens a file and validates its header: sizes, shapes, and that the tensors cover the data without gap or overlap.</summary>
    /// <exception cref="StorageException">The file is truncated or damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SafeTensorsFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            return new SafeTensorsFile(stream, path, leaveOpen: false);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the header from a stream that can seek, positioned at its start; the stream stays open and belongs to the caller.</summary>
    /// <exception cref="StorageException">The content is truncated or damaged.</exception>
    public static SafeTensorsFile Open(Stream stream, string name = "safetensors stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new SafeTensorsFile(stream, name, leaveOpen: true);
    }

    /// <summary>Reads all tensors of a file, in the order of their data.</summary>
    /// <exception cref="StorageException">The file is truncated or damaged, or a tensor holds other types than F32, F64, F16, BF16 and I64.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<StoredTensor> Read(string path)
    {
        using var file = Open(path);
        var tensors = new List<StoredTensor>();
        foreach (var info in file.Tensors)
        {
            // A dimension above int cannot be: the values fit an array, unless another dimension is 0.
            if (info.Shape.Any(d => d > int.MaxValue)) throw new StorageException(path, info.Name, $"has the shape {Text(info.Shape)}: dimensions go up to {int.MaxValue}");
            var shape = info.Shape.Select(d => (int)d).ToArray();
            tensors.Add(info.Type == StoredType.I64 ? StoredTensor.OfIntegers(info.Name, shape, file.ReadIntegers(info)) : new StoredTensor(info.Name, shape, file.Read(info)));
        }

        return tensors;
    }

    /// <summary>Writes tensors as F32 (those of integers as I64), in the order given, to a new file that replaces <paramref name="path"/> only when it is complete.</summary>
    /// <exception cref="ArgumentException">A name comes twice or is <c>__metadata__</c>, or the values do not fill the shape.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there before is unharmed.</exception>
    public static void Write(string path, IEnumerable<StoredTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var all = tensors.ToArray();
        Check(all);
        AtomicFile.Write(path, stream => Write(stream, all, metadata));
    }

    /// <summary>Writes tensors as F32 (those of integers as I64), in the order given, to a stream, which stays open.</summary>
    /// <exception cref="ArgumentException">A name comes twice or is <c>__metadata__</c>, or the values do not fill the shape.</exception>
    public static void Write(Stream stream, IEnumerable<StoredTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var all = tensors.ToArray();
        Check(all);
        stream.Write(SafeTensorsHeader.Write(all.Select(t => (t.Name, t.Integers is null ? StoredType.F32 : StoredType.I64, t.Shape)).ToArray(), metadata));
        foreach (var tensor in all)
        {
            if (tensor.Integers is { } integers) WriteIntegers(stream, integers);
            else WriteValues(stream, tensor.Values);
        }
    }

    internal static long Count(IReadOnlyList<int> shape)
    {
        long count = 1;
        foreach (var dimension in shape) count *= dimension;
        return count;
    }

    internal static string Text(IEnumerable<long> shape) => $"[{string.Join(", ", shape.Select(d => d.ToString(CultureInfo.InvariantCulture)))}]";

    private static void Check(StoredTensor[] tensors)
    {
        var names = new HashSet<string>();
        foreach (var tensor in tensors)
        {
            if (tensor.Name == "__metadata__") throw new ArgumentException("a tensor cannot be called '__metadata__': safetensors keeps that name", nameof(tensors));
            if (!names.Add(tensor.Name)) throw new ArgumentException($"two tensors are called '{tensor.Name}'", nameof(tensors));
            var values = tensor.Integers?.Length ?? tensor.Values.Length;
            if (Count(tensor.Shape) != values) throw new ArgumentException($"{tensor} takes {Count(tensor.Shape)} values, but has {values}", nameof(tensors));
        }
    }

    private static void WriteIntegers(Stream stream, long[] integers)
    {
        Span<byte> bytes = stackalloc byte[8];
        foreach (var value in integers)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static void WriteValues(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }
}
