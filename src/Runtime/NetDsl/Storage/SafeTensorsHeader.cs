using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NetDsl.Storage;

/// <summary>
/// The header of a safetensors file: 8 bytes of length (little-endian), then that many bytes of JSON, padded with spaces. Reading
/// proves that the tensors tile the rest of the file, so that nothing after it can point outside.
/// </summary>
internal sealed record SafeTensorsHeader(IReadOnlyList<StoredTensorInfo> Tensors, IReadOnlyDictionary<string, string> Metadata, long DataStart)
{
    /// <summary>The limit of the reference implementation.</summary>
    private const long LargestHeader = 100_000_000;

    private const string MetadataKey = "__metadata__";

    public static SafeTensorsHeader Read(Stream stream, string file)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) is < 8 and var read)
            throw new StorageException(file, $"truncated: {read} bytes, but the length of the header alone takes 8");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LargestHeader) throw new StorageException(file, $"the header claims {length} bytes, more than the {LargestHeader} that safetensors allows: is this another kind of file?");
        var rest = stream.Length - 8;
        if ((long)length > rest) throw new StorageException(file, $"truncated: the header claims {length} bytes, but {rest} follow its length");
        var json = new byte[length];
        stream.ReadExactly(json);
        return Parse(json, rest - (long)length, file);
    }

    private static SafeTensorsHeader Parse(byte[] json, long dataLength, string file)
    {
        if (json.Length == 0 || json[0] != '{') throw new StorageException(file, "the header does not begin with '{': is this another kind of file?");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            var tensors = new List<StoredTensorInfo>();
            var metadata = new Dictionary<string, string>();
            var seen = new HashSet<string>();
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (!seen.Add(entry.Name)) throw new StorageException(file, $"the header names '{entry.Name}' twice");
                if (entry.Name == MetadataKey) ReadMetadata(entry.Value, metadata, file);
                else tensors.Add(new StoredTensorReader(file, entry.Name).Read(entry.Value));
            }

            tensors.Sort((a, b) => (a.Offset, a.Length).CompareTo((b.Offset, b.Length)));
            CheckTiling(tensors, dataLength, file);
            return new SafeTensorsHeader(tensors, metadata, 8 + json.Length);
        }
        catch (JsonException problem)
        {
            throw new StorageException(file, $"the header is not valid JSON: {problem.Message}", problem);
        }
        catch (InvalidOperationException problem)
        {
            // System.Text.Json says so of text that is no valid UTF-8 or UTF-16.
            throw new StorageException(file, $"the header holds text that is not valid Unicode: {problem.Message}", problem);
        }
    }

    private static void ReadMetadata(JsonElement element, Dictionary<string, string> metadata, string file)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new StorageException(file, $"{MetadataKey} is a JSON {element.ValueKind}, but it must be an object of texts");
        foreach (var entry in element.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.String) throw new StorageException(file, $"{MetadataKey} '{entry.Name}' is a JSON {entry.Value.ValueKind}, but it must be a text");
            if (!metadata.TryAdd(entry.Name, entry.Value.GetString()!)) throw new StorageException(file, $"{MetadataKey} names '{entry.Name}' twice");
        }
    }

    private static void CheckTiling(List<StoredTensorInfo> tensors, long dataLength, string file)
    {
        long end = 0;
        for (var i = 0; i < tensors.Count; i++)
        {
            var tensor = tensors[i];
            if (tensor.Offset + tensor.Length > dataLength)
                throw new StorageException(file, tensor.Name, $"takes bytes {tensor.Offset} to {tensor.Offset + tensor.Length}, but the file holds {dataLength} after its header: it is truncated or damaged");
            if (tensor.Offset < end) throw new StorageException(file, tensor.Name, $"begins at byte {tensor.Offset}, inside '{tensors[i - 1].Name}', which ends at {end}");
            if (tensor.Offset > end) throw new StorageException(file, tensor.Name, $"begins at byte {tensor.Offset}, but the tensor before it ends at {end}: no bytes may lie between");
            end = tensor.Offset + tensor.Length;
        }

        if (end != dataLength) throw new StorageException(file, $"{dataLength - end} bytes are left over after the last tensor, which ends at byte {end} of {dataLength}");
    }

    /// <summary>The bytes before the data: the length, the JSON, and spaces to a multiple of 8, so that the data is aligned.</summary>
    public static byte[] Write(IReadOnlyList<(string Name, StoredType Type, IReadOnlyList<int> Shape)> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var memory = new MemoryStream();
        memory.Write(stackalloc byte[8]);
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 }) WriteMetadata(json, metadata);
            long offset = 0;
            foreach (var (name, type, shape) in tensors) offset = WriteTensor(json, name, type, shape, offset);
            json.WriteEndObject();
        }

        while (memory.Length % 8 != 0) memory.WriteByte((byte)' ');
        var bytes = memory.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
        return bytes;
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(MetadataKey);
        foreach (var (key, value) in metadata.OrderBy(p => p.Key, StringComparer.Ordinal)) json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static long WriteTensor(Utf8JsonWriter json, string name, StoredType type, IReadOnlyList<int> shape, long offset)
    {
        var end = offset + (type.Bytes() * SafeTensors.Count(shape));
        json.WriteStartObject(name);
        json.WriteString("dtype", type.ToString());
        json.WriteStartArray("shape");
        foreach (var dimension in shape) json.WriteNumberValue(dimension);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
