using System.Collections.Generic;
using System.Text.Json;

namespace NetDsl.Storage;

/// <summary>Reads one tensor's entry of a header: <c>{"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}</c>.</summary>
internal readonly struct StoredTensorReader(string file, string name)
{
    public StoredTensorInfo Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object) throw Problem($"is a JSON {entry.ValueKind} in the header, but it must be an object");
        JsonElement? type = null, shape = null, offsets = null;
        var seen = new HashSet<string>();
        foreach (var property in entry.EnumerateObject())
        {
            if (!seen.Add(property.Name)) throw Problem($"has '{property.Name}' twice in the header");
            if (property.Name == "dtype") type = property.Value;
            else if (property.Name == "shape") shape = property.Value;
            else if (property.Name == "data_offsets") offsets = property.Value;
        }

        var storedType = Type(type);
        var dimensions = Numbers(shape, "shape");
        var range = Numbers(offsets, "data_offsets");
        if (range.Length != 2) throw Problem($"has {range.Length} data_offsets, but they are 2: first byte and end");
        if (range[1] < range[0]) throw Problem($"has data_offsets from {range[0]} to {range[1]}: the end lies before the beginning");
        var bytes = Bytes(dimensions, storedType);
        if (range[1] - range[0] != bytes)
            throw Problem($"takes {range[1] - range[0]} bytes, but {storedType} {SafeTensors.Text(dimensions)} takes {bytes}");
        return new StoredTensorInfo(name, storedType, dimensions, range[0], bytes);
    }

    private StoredType Type(JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.String } text) throw Problem("has no dtype in the header");
        return StoredTypes.TryParse(text.GetString()!, out var type) ? type : throw Problem($"has the dtype '{text.GetString()}', which is none of safetensors' types that are known here");
    }

    private long[] Numbers(JsonElement? element, string what)
    {
        if (element is not { ValueKind: JsonValueKind.Array } array) throw Problem($"has no {what} in the header");
        var numbers = new long[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out numbers[i]) || numbers[i] < 0)
                throw Problem($"has {item.GetRawText()} in its {what}: whole numbers from 0 on are allowed");
            i++;
        }

        return numbers;
    }

    private long Bytes(long[] shape, StoredType type)
    {
        try
        {
            long bytes = type.Bytes();
            foreach (var dimension in shape) bytes = checked(bytes * dimension);
            return bytes;
        }
        catch (System.OverflowException)
        {
            throw Problem($"has the shape {SafeTensors.Text(shape)}, which no file can hold");
        }
    }

    private StorageException Problem(string problem) => new(file, name, problem);
}
