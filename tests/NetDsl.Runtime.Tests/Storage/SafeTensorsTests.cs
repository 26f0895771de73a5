using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using NetDsl.Storage;
using Xunit;

namespace NetDsl.Tests.Storage;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly SafeTensorsFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void What_is_written_is_read_bit_for_bit()
    {
        float[] values = [1, -0f, float.NaN, float.Epsilon, float.MaxValue, float.NegativeInfinity];
        StoredTensor[] tensors = [new("a.weight", [2, 3], values), new("ünï\"code\n", [], [7]), new("empty", [0, 5], [])];
        SafeTensors.Write(files.Path, tensors, new Dictionary<string, string> { ["epoch"] = "3", ["note"] = "ä\u0001" });
        var read = SafeTensors.Read(files.Path).ToDictionary(t => t.Name);
        Assert.Equal(3, read.Count);
        Assert.Equal([2, 3], read["a.weight"].Shape);
        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), read["a.weight"].Values.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal([7f], read["ünï\"code\n"].Values);
        Assert.Equal([0, 5], read["empty"].Shape);
        using var file = SafeTensors.Open(files.Path);
        Assert.Equal("ä\u0001", file.Metadata["note"]);
        Assert.Equal("F32 a.weight [2, 3]", file.Find("a.weight")!.ToString());
        Assert.Null(file.Find("b"));
    }

    [Fact]
    public void The_layout_is_the_format_s()
    {
        SafeTensors.Write(files.Path, [new("x", [2], [1, 2]), new("y", [1], [3])]);
        var bytes = File.ReadAllBytes(files.Path);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        Assert.Equal(0, length % 8);
        var json = Encoding.UTF8.GetString(bytes, 8, length);
        Assert.Equal("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", json.TrimEnd(' '));
        Assert.Equal([1f, 2, 3], Enumerable.Range(0, 3).Select(i => BitConverter.ToSingle(bytes, 8 + length + (4 * i))));
        Assert.Equal(8 + length + 12, bytes.Length);
    }

    [Fact]
    public void Other_writers_orders_types_and_spaces_are_read()
    {
        byte[] data = [.. BitConverter.GetBytes(0.1), .. BitConverter.GetBytes((Half)1.5f), .. BitConverter.GetBytes((Half)(-2)), 0x80, 0x3F, 0x49, 0x40];
        files.Write("""{ "b" : {"shape":[2],"dtype":"BF16","data_offsets":[12,16],"more":null}, "__metadata__":{"format":"pt"}, "h":{"dtype":"F16","data_offsets":[8,12],"shape":[1,2]},"d":{"dtype":"F64","shape":[],"data_offsets":[0,8]} }     """, data);
        var read = SafeTensors.Read(files.Path);
        Assert.Equal(["d", "h", "b"], read.Select(t => t.Name));
        Assert.Equal([0.1f], read[0].Values);
        Assert.Equal([1.5f, -2], read[1].Values);
        Assert.Equal([1f, 3.140625f], read[2].Values);
    }

    [Fact]
    public void Integers_are_listed_but_not_read()
    {
        files.Write("""{"steps":{"dtype":"I32","shape":[],"data_offsets":[0,4]}}""", new byte[4]);
        using (var file = SafeTensors.Open(files.Path)) Assert.Equal(StoredType.I32, file.Tensors.Single().Type);
        var problem = Assert.Throws<StorageException>(() => SafeTensors.Read(files.Path));
        Assert.Contains("tensor 'steps' holds I32", problem.Message);
        Assert.Equal("steps", problem.Tensor);
        Assert.Equal(files.Path, problem.File);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "not valid JSON")]
    [InlineData(""" {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "does not begin with '{'")]
    [InlineData("", "does not begin with '{'")]
    [InlineData("[]", "does not begin with '{'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[0],"data_offsets":[8,8]}}""", "names 'a' twice")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "tensor 'a' has 'dtype' twice")]
    [InlineData("""{"a":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}}""", "dtype 'F31'")]
    [InlineData("""{"a":{"dtype":"0","shape":[8],"data_offsets":[0,8]}}""", "dtype '0'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "tensor 'a' takes 8 bytes, but F32 [3] takes 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "end lies before the beginning")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "1 data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "-2 in its shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "2.5 in its shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}}""", "\"2\" in its shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4611686018427387904],"data_offsets":[0,8]}}""", "which no file can hold")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""", "no shape")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""", "no dtype")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "no data_offsets")]
    [InlineData("""{"a":[2]}""", "must be an object")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "takes bytes 0 to 12, but the file holds 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 bytes are left over")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor 'a' begins at byte 4, but the tensor before it ends at 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "tensor 'b' begins at byte 4, inside 'a', which ends at 8")]
    [InlineData("""{"__metadata__":{"a":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "must be a text")]
    [InlineData("""{"__metadata__":[],"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "must be an object of texts")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "names 'a' twice")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "not valid Unicode")]
    [InlineData("""{"a":{"dtype":"\udc00","shape":[2],"data_offsets":[0,8]}}""", "not valid Unicode")]
    [InlineData("""{"a":{"dtype":"F32","shape":[[[[[[[[[2]]]]]]]]],"data_offsets":[0,8]}}""", "depth")]
    public void Damaged_headers_are_named(string json, string expected)
    {
        files.Write(json, new byte[8]);
        var problem = Assert.Throws<StorageException>(() => SafeTensors.Read(files.Path));
        Assert.StartsWith(files.Path + ": ", problem.Message);
        Assert.Contains(expected, problem.Message);
    }

    [Fact]
    public void Impossible_lengths_are_named()
    {
        Said("truncated: 0 bytes");
        Said("truncated: 7 bytes", 1, 2, 3, 4, 5, 6, 7);
        Said("the header claims 9 bytes, but 1 follow", 9, 0, 0, 0, 0, 0, 0, 0, (byte)'{');
        Said("18446744073709551615 bytes, more than the 100000000", 255, 255, 255, 255, 255, 255, 255, 255);

        void Said(string expected, params byte[] bytes)
        {
            File.WriteAllBytes(files.Path, bytes);
            Assert.Contains(expected, Assert.Throws<StorageException>(() => SafeTensors.Read(files.Path)).Message);
        }
    }

    [Fact]
    public void Writing_refuses_what_reading_would()
    {
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(files.Path, [new("a", [2], [1])]));
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(files.Path, [new("a", [], [1]), new("a", [], [1])]));
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(files.Path, [new("__metadata__", [], [1])]));
        Assert.Empty(Directory.GetFiles(files.Folder));
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_else()
    {
        File.WriteAllText(files.Path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(files.Path, stream =>
        {
            stream.Write(new byte[100_000]);
            throw new InvalidOperationException("the disk is full");
        }));
        Assert.Equal("old", File.ReadAllText(files.Path));
        Assert.Single(Directory.GetFiles(files.Folder));
        SafeTensors.Write(files.Path, [new("a", [], [1])]);
        Assert.Equal([1f], SafeTensors.Read(files.Path)[0].Values);
        Assert.Single(Directory.GetFiles(files.Folder));
        Assert.ThrowsAny<IOException>(() => SafeTensors.Write(Path.Combine(files.Folder, "absent", "a"), [new("a", [], [1])]));
    }

    [Fact]
    public void The_header_is_json_for_other_readers()
    {
        using var memory = new MemoryStream();
        SafeTensors.Write(memory, [new("a/b.weight", [1], [1])], new Dictionary<string, string> { ["k"] = "v" });
        var bytes = memory.ToArray();
        using var json = JsonDocument.Parse(bytes.AsMemory(8, (int)BitConverter.ToInt64(bytes)));
        Assert.Equal("v", json.RootElement.GetProperty("__metadata__").GetProperty("k").GetString());
        memory.Position = 0;
        using var file = SafeTensors.Open(memory);
        Assert.Equal([1f], file.Read(file.Tensors[0]));
    }
}
