using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetDsl.Data;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests.Data;

public sealed class IdxTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netdsl").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static byte[] Images(int count) => [0, 0, 8, 3, 0, 0, 0, (byte)count, 0, 0, 0, 2, 0, 0, 0, 2, .. Enumerable.Range(0, count * 4).Select(i => (byte)(i * 51))];

    private static byte[] Labels(int count) => [0, 0, 8, 1, 0, 0, 0, (byte)count, .. Enumerable.Range(0, count).Select(i => (byte)(i % 10))];

    private static IdxArray Read(byte[] bytes) => Idx.Read(new MemoryStream(bytes), "test.idx");

    private static string Problem(byte[] bytes) => Assert.Throws<DataFormatException>(() => Read(bytes)).Message;

    [Fact]
    public void Bytes_become_floats_or_integers()
    {
        var images = Read(Images(2));
        Assert.Equal([2, 2, 2], images.Shape);
        Assert.Equal([0f, 0.2f, 0.4f, 0.6f, 0.8f, 1f], images.ToFloats().Take(6));
        Assert.Equal([0f, 51, 102], images.ToFloats(scaled: false).Take(3));
        Assert.Equal([0, 1, 2], Read(Labels(3)).ToIntegers());
    }

    [Fact]
    public void Damage_is_named_with_its_offset()
    {
        Assert.Contains("test.idx: truncated at offset 2", Problem([0, 0]));
        Assert.Contains("0x89504E47", Problem([0x89, 0x50, 0x4E, 0x47, 0, 0]));
        Assert.Contains("type at offset 2 is 0x0D", Problem([0, 0, 0x0D, 1, 0, 0, 0, 0]));
        Assert.Contains("offset 3 is 0", Problem([0, 0, 8, 0]));
        Assert.Contains("truncated at offset 10: dimension 1 needs 4 bytes from offset 8", Problem(Images(2)[..10]));
        Assert.Contains("dimension 0 at offset 4 is -1", Problem([0, 0, 8, 1, 255, 255, 255, 255]));
        Assert.Contains("truncated at offset 20: 4 of 8 values, where the header announces 2 × 2 × 2", Problem(Images(2)[..20]));
        Assert.Contains("left over at offset 24", Problem([.. Images(2), 1]));
        Assert.Contains("truncated at offset 12: 0 of 2147418112 values", Problem([0, 0, 8, 2, 0, 0, 0x7F, 0xFF, 0, 1, 0, 0]));
    }

    [Fact]
    public void Four_files_make_two_data_sets_packed_or_not()
    {
        File.WriteAllBytes(Path.Combine(folder, "train-images-idx3-ubyte"), Images(5));
        File.WriteAllBytes(Path.Combine(folder, "train-labels-idx1-ubyte.gz"), Packed(Labels(5)));
        File.WriteAllBytes(Path.Combine(folder, "t10k-images.idx3-ubyte"), Images(3));
        Assert.Contains("t10k-labels-idx1-ubyte", Assert.Throws<FileNotFoundException>(() => Mnist.Load(folder)).Message);
        File.WriteAllBytes(Path.Combine(folder, "t10k-labels-idx1-ubyte"), Labels(3));
        var mnist = Mnist.Load(folder);
        Assert.Equal("5 samples of image: float[1, 2, 2]; label: int[]", mnist.Train.ToString());
        Assert.Equal(3, mnist.Test.Count);

        File.WriteAllBytes(Path.Combine(folder, "t10k-labels-idx1-ubyte"), Labels(4));
        Assert.Contains("4 labels at offset 4, but 3 images", Assert.Throws<DataFormatException>(() => Mnist.Load(folder)).Message);
    }

    [Fact]
    public void Damaged_packing_is_a_format_problem()
    {
        var path = Path.Combine(folder, "x.gz");
        var packed = Packed(Images(40));
        File.WriteAllBytes(path, packed[..(packed.Length / 2)]);
        Assert.Contains(path, Assert.Throws<DataFormatException>(() => Idx.Read(path)).Message);
        packed[15] ^= 0xFF;
        File.WriteAllBytes(path, packed);
        Assert.Contains(path, Assert.Throws<DataFormatException>(() => Idx.Read(path)).Message);
    }

    [SkippableFact]
    public void Mnist_is_read_whole()
    {
        var mnist = Mnist.Load(SharedFolder.Require("data/mnist"));
        Assert.Equal("60000 samples of image: float[1, 28, 28]; label: int[]", mnist.Train.ToString());
        Assert.Equal(10_000, mnist.Test.Count);
        Assert.Equal([7, 2, 1, 0, 4], mnist.Test.Integers("label")[..5].ToArray());
        Assert.Equal([5, 0, 4, 1, 9], mnist.Train.Integers("label")[..5].ToArray());

        // The mean that everyone normalises by.
        double sum = 0;
        foreach (var pixel in mnist.Train.Floats("image")) sum += pixel;
        Assert.Equal(0.1307, sum / (60_000 * 784), 4);
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], Enumerable.Range(0, 10).Select(c => mnist.Test.Integers("label").Count(c)));
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest)) gzip.Write(bytes);
        return memory.ToArray();
    }
}
