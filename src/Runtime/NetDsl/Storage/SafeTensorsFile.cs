using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace NetDsl.Storage;

/// <summary>An open safetensors file whose header was read and validated; tensors are read on demand.</summary>
public sealed class SafeTensorsFile : IDisposable
{
    private readonly Stream stream;
    private readonly SafeTensorsHeader header;
    private readonly bool leaveOpen;

    internal SafeTensorsFile(Stream stream, string file, bool leaveOpen)
    {
        this.stream = stream;
        this.leaveOpen = leaveOpen;
        File = file;
        header = SafeTensorsHeader.Read(stream, file);
    }

    /// <summary>The file, or what stands for it.</summary>
    public string File { get; }

    /// <summary>All tensors in the order of their data.</summary>
    public IReadOnlyList<StoredTensorInfo> Tensors => header.Tensors;

    /// <summary>Free texts beside the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>A tensor's entry; null where there is none of that name.</summary>
    public StoredTensorInfo? Find(string name) => header.Tensors.FirstOrDefault(t => t.Name == name);

    /// <summary>Reads a tensor's values as float32: F32 as they are, F16 and BF16 exactly, F64 rounded.</summary>
    /// <exception cref="StorageException">The tensor holds integers, 8-bit floats or more values than an array, or the file has shrunk since it was opened.</exception>
    public float[] Read(StoredTensorInfo tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Count > Array.MaxLength) throw new StorageException(File, tensor.Name, $"holds {tensor.Count} values, more than an array's {Array.MaxLength}");
        var values = new float[tensor.Count];
        Read(tensor, values);
        return values;
    }

    /// <summary>Reads a tensor's values as float32 into a span of their number.</summary>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    /// <exception cref="StorageException">The tensor holds integers or 8-bit floats, or the file has shrunk since it was opened.</exception>
    public void Read(StoredTensorInfo tensor, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (!tensor.Type.IsRead()) throw new StorageException(File, tensor.Name, $"holds {tensor.Type}, but only F32, F64, F16 and BF16 are read");
        if (destination.Length != tensor.Count) throw new ArgumentException($"'{tensor.Name}' has {tensor.Count} values, but the destination holds {destination.Length}", nameof(destination));
        stream.Position = header.DataStart + tensor.Offset;
        if (tensor.Type == StoredType.F32 && BitConverter.IsLittleEndian) Fill(tensor, MemoryMarshal.AsBytes(destination));
        else ReadConverted(tensor, destination);
    }

    /// <summary>Reads the values of a tensor of 64-bit integers.</summary>
    /// <exception cref="StorageException">The tensor holds another type or more values than an array, or the file has shrunk since it was opened.</exception>
    public long[] ReadIntegers(StoredTensorInfo tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Type != StoredType.I64) throw new StorageException(File, tensor.Name, $"holds {tensor.Type}, but I64 is asked for");
        if (tensor.Count > Array.MaxLength) throw new StorageException(File, tensor.Name, $"holds {tensor.Count} values, more than an array's {Array.MaxLength}");
        var values = new long[tensor.Count];
        stream.Position = header.DataStart + tensor.Offset;
        Fill(tensor, MemoryMarshal.AsBytes(values.AsSpan()));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(values, values);
        return values;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (!leaveOpen) stream.Dispose();
    }

    private void ReadConverted(StoredTensorInfo tensor, Span<float> destination)
    {
        var size = tensor.Type.Bytes();
        var buffer = new byte[size * Math.Min(destination.Length, 1 << 14)];
        while (!destination.IsEmpty)
        {
            var count = Math.Min(destination.Length, buffer.Length / size);
            Fill(tensor, buffer.AsSpan(0, count * size));
            for (var i = 0; i < count; i++) destination[i] = Convert(tensor.Type, buffer.AsSpan(i * size));
            destination = destination[count..];
        }
    }

    private static float Convert(StoredType type, ReadOnlySpan<byte> bytes) => type switch
    {
        StoredType.F32 => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        StoredType.F64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        StoredType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        _ => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes) << 16),
    };

    private void Fill(StoredTensorInfo tensor, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) is var read && read < bytes.Length)
            throw new StorageException(File, tensor.Name, $"ends {bytes.Length - read} bytes early: the file was cut while it was read");
    }
}
