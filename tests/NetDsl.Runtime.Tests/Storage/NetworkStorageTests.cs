using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetDsl.Storage;
using Xunit;

namespace NetDsl.Tests.Storage;

public sealed class NetworkStorageTests : IDisposable
{
    private readonly SafeTensorsFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Weights_travel_through_a_file()
    {
        var (from, to) = (new StoredNetwork(1), new StoredNetwork(2));
        from.Save(files.Path, new Dictionary<string, string> { ["accuracy"] = "0.99" });
        Assert.False(from.Weights.SequenceEqual(to.Weights));
        var report = to.Load(files.Path);
        Assert.True(report.IsComplete);
        Assert.Equal(["fc1.weight", "fc1.bias", "fc2.weight"], report.Loaded);
        Assert.True(from.Weights.SequenceEqual(to.Weights));
        Assert.Equal(["fc1.weight", "fc1.bias", "fc2.weight"], SafeTensors.Read(files.Path).Select(t => t.Name));
    }

    [Fact]
    public void A_file_of_another_network_is_refused_whole()
    {
        new StoredNetwork(1, outputs: 5).Save(files.Path);
        var network = new StoredNetwork(2);
        var before = network.Weights.ToArray();
        var problem = Assert.Throws<StorageException>(() => network.Load(files.Path));
        Assert.Equal("fc2.weight", problem.Tensor);
        Assert.Contains("fc2.weight is F32 [5, 4] in the file, F32 [3, 4] in the network", problem.Message);
        Assert.Equal(before, network.Weights.ToArray());
    }

    [Fact]
    public void What_fits_is_loaded_on_request_and_the_rest_reported()
    {
        SafeTensors.Write(files.Path, [new("fc1.weight", [4, 2], [1, 2, 3, 4, 5, 6, 7, 8]), new("fc2.weight", [4, 3], new float[12]), new("head.bias", [2], [1, 2])]);
        var network = new StoredNetwork(2);
        var (bias, last) = (network.Parameter("fc1.bias").ToArray(), network.Parameter("fc2.weight").ToArray());
        var report = network.Load(files.Path, strict: false);
        Assert.Equal(["fc1.weight"], report.Loaded);
        Assert.Equal(["fc1.bias"], report.Missing);
        Assert.Equal(["head.bias"], report.Surplus);
        Assert.Equal("fc2.weight is F32 [4, 3] in the file, F32 [3, 4] in the network", report.ShapeDiffers.Single().ToString());
        Assert.False(report.IsComplete);
        Assert.Contains("1 missing in the file: fc1.bias", report.ToString());
        Assert.Equal([1f, 2, 3, 4, 5, 6, 7, 8], network.Parameter("fc1.weight").ToArray());
        Assert.Equal(bias, network.Parameter("fc1.bias").ToArray());
        Assert.Equal(last, network.Parameter("fc2.weight").ToArray());

        var strict = Assert.Throws<StorageException>(() => network.Load(files.Path)).Message;
        Assert.Contains("1 missing in the file: fc1.bias", strict);
        Assert.Contains("1 not in the network: head.bias", strict);
    }

    [Fact]
    public void Names_can_be_translated_and_left_out()
    {
        var from = new StoredNetwork(1);
        SafeTensors.Write(files.Path, [.. from.Info.Parameters.Select(p => new StoredTensor("model." + p.Name, p.Shape, from.Parameter(p.Name).ToArray())), new("head.bias", [1], [0])]);
        var to = new StoredNetwork(2);
        to.Load(files.Path, rename: name => name.StartsWith("model.", StringComparison.Ordinal) ? name["model.".Length..] : null);
        Assert.True(from.Weights.SequenceEqual(to.Weights));
        Assert.Contains("is renamed to 'x'", Assert.Throws<StorageException>(() => to.Load(files.Path, rename: _ => "x")).Message);
    }

    [Fact]
    public void Counters_of_batch_norms_are_no_surplus()
    {
        const string json = """{"fc1.weight":{"dtype":"F32","shape":[4,2],"data_offsets":[0,32]},"fc1.bias":{"dtype":"F32","shape":[4],"data_offsets":[32,48]},"fc2.weight":{"dtype":"F16","shape":[3,4],"data_offsets":[48,72]},"bn.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[72,80]}}""";
        files.Write(json, new byte[80]);
        var network = new StoredNetwork(2);
        Assert.True(network.Load(files.Path).IsComplete);
        Assert.Equal(0, network.Weights.ToArray().Sum());
    }

    [Fact]
    public void Integers_in_place_of_floats_are_a_mismatch()
    {
        files.Write("""{"fc1.bias":{"dtype":"I32","shape":[4],"data_offsets":[0,16]}}""", new byte[16]);
        Assert.Equal("fc1.bias is I32 [4] in the file, F32 [4] in the network", new StoredNetwork(2).Load(files.Path, strict: false).ShapeDiffers.Single().ToString());
    }

    [Fact]
    public void An_absent_file_is_an_absent_file() => Assert.Throws<FileNotFoundException>(() => new StoredNetwork(1).Load(files.Path));
}
