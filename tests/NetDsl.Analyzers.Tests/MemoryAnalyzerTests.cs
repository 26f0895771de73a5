using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>A network's memory for training beside the limit that it declares.</summary>
public sealed class MemoryAnalyzerTests
{
    private const string Stack = "Input(1000), Dense(300), Relu, Dense(10), SoftmaxCrossEntropy] public sealed partial class Net;";

    [Fact]
    public async Task The_largest_batch_that_fits_is_named_and_does_fit()
    {
        var found = Assert.Single(await Analysis.Diagnostics("[Network(MemoryLimitGiB = 0.006, Batch = 512), " + Stack));
        Assert.Equal(("NDSL5002", "0.006"), (found.Id, Analysis.Text(found)));
        var message = found.GetMessage();
        Assert.StartsWith("training with batch 512 needs about 0.00", message, StringComparison.Ordinal);
        Assert.Contains("the declared limit is 0.006 GiB: largest batch ", message, StringComparison.Ordinal);
        var batch = int.Parse(message.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(batch, 1, 511);
        Assert.Empty(await Analysis.Diagnostics($"[Network(MemoryLimitGiB = 0.006, Batch = {batch}), " + Stack));
        Assert.Single(await Analysis.Diagnostics($"[Network(MemoryLimitGiB = 0.006, Batch = {batch + 1}), " + Stack));
    }

    [Fact]
    public async Task Where_the_parameters_alone_are_too_much_no_batch_is_named() =>
        Assert.Contains("not even one sample fits", Assert.Single(await Analysis.Diagnostics("[Network(MemoryLimitGiB = 0.001), " + Stack)).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[Network(MemoryLimitGiB = 16, Batch = 512), " + Stack)]
    [InlineData("[Network(Batch = 2000000000), " + Stack)]
    [InlineData("[Network(MemoryLimitGiB = 0.0001, Batch = 512), Input(1000), Dense(300)] public sealed partial class Net;")]
    public async Task No_limit_a_large_one_and_a_network_that_is_not_trained_are_silent(string source) =>
        Assert.DoesNotContain(await Analysis.Diagnostics(source), diagnostic => diagnostic.Id == "NDSL5002");
}
