using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Storage;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>A weights file that is named on a network, compared with it at build time.</summary>
public sealed class WeightsAnalyzerTests
{
    private const string Source = "[Network(Weights = \"digits.safetensors\"), Input(4), Dense(2, Name = \"fc\")] public sealed partial class Net;";

    private const string Weight = "\"fc.weight\":{\"dtype\":\"F32\",\"shape\":[2,4],\"data_offsets\":[0,32]}";

    private const string Bias = "\"fc.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[32,40]}";

    private const string NoHeader = "'digits.safetensors' has no safetensors header: save it again with network.Save or safetensors.torch.save_file";

    [Fact]
    public async Task A_file_that_the_library_wrote_fits()
    {
        var path = Path.GetTempFileName();
        try
        {
            SafeTensors.Write(path, [new StoredTensor("fc.weight", [2, 4], [-1, 2, 3, 4, 5, 6, 7, 8]), new StoredTensor("fc.bias", [2], [1, 2])], new Dictionary<string, string> { ["\"made\" by"] = "{ñ}" });
            Assert.Empty(await Analysis.Diagnostics(Source, new Given("/home/digits.safetensors", File.ReadAllBytes(path))));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_file_on_disk_is_read_without_the_compiler_which_takes_no_binary()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "digits.safetensors");
            var unread = new Given(path, null);
            await File.WriteAllBytesAsync(path, Bytes(Weight + "," + Bias));
            Assert.Empty(await Analysis.Diagnostics(Source, unread));
            await File.WriteAllBytesAsync(path, Bytes(Weight));
            await Told("digits.safetensors lacks 'fc.bias': name the layers as the file does, or save it from this network", unread);
            await File.WriteAllBytesAsync(path, [255, 255, 255, 255, 255, 255, 255, 255, (byte)'{', (byte)'}']);
            await Told(NoHeader, unread);
            await File.WriteAllBytesAsync(path, [1, 2]);
            await Told(NoHeader, unread);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(Weight + "," + Bias)]
    [InlineData(" \n" + Bias + " , " + Weight + "\t")]
    [InlineData("\"__metadata__\":{\"format\":\"pt\"}," + Weight + "," + Bias)]
    [InlineData("\"fc\\u002eweight\":{\"shape\":[2,4],\"dtype\":\"BF16\"}," + Bias)]
    [InlineData(Weight + "," + Bias + ",\"bn.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[]},\"trainer/m\":{\"dtype\":\"F32\",\"shape\":[9]}")]
    public async Task A_file_that_a_strict_load_takes_is_right(string header) => Assert.Empty(await Analysis.Diagnostics(Source, Digits(header)));

    [Theory]
    [InlineData("\"fc.weight\":{\"dtype\":\"F32\",\"shape\":[2,3]}," + Bias, "digits.safetensors: 'fc.weight' is [2, 3]; this network needs [2, 4]")]
    [InlineData("\"fc.weight\":{\"dtype\":\"F32\",\"shape\":[]}", "digits.safetensors: 'fc.weight' is []; this network needs [2, 4]")]
    [InlineData("\"fc.weight\":{\"dtype\":\"I8\",\"shape\":[2,4]}," + Bias, "digits.safetensors: 'fc.weight' is of type I8; save it as F32 (F64, F16 and BF16 are read too)")]
    [InlineData(Weight, "digits.safetensors lacks 'fc.bias': name the layers as the file does, or save it from this network")]
    [InlineData("", "digits.safetensors lacks 'fc.weight' and 'fc.bias': name the layers as the file does, or save it from this network")]
    [InlineData(Weight + "," + Bias + ",\"x.num_batches_tracked\":{\"dtype\":\"F32\",\"shape\":[1]}", "digits.safetensors also holds 'x.num_batches_tracked', for which this network has no place: add the layers, or save it from this network")]
    [InlineData(Weight + "," + Bias + ",\"e\":{\"dtype\":\"F32\",\"shape\":[1]},\"d\":{\"dtype\":\"F32\",\"shape\":[1]},\"c\":{\"dtype\":\"F32\",\"shape\":[1]},\"b\":{\"dtype\":\"F32\",\"shape\":[1]},\"a\":{\"dtype\":\"F32\",\"shape\":[1]}", "digits.safetensors also holds 'a', 'b', 'c' and 2 more, for which this network has no place: add the layers, or save it from this network")]
    public async Task A_difference_is_told_at_the_name(string header, string message) => await Told(message, Digits(header));

    [Fact]
    public async Task A_file_that_the_build_does_not_have_is_told()
    {
        const string Missing = "'digits.safetensors' is not given to the build: add <AdditionalFiles Include=\"digits.safetensors\" /> to the project";
        await Told(Missing);
        await Told(Missing, new Given("/home/mydigits.safetensors", Bytes(Weight + "," + Bias)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("PK\u0003\u0004 something else, with { later")]
    [InlineData("12345678{\"a\":")]
    [InlineData("12345678{\"a\":{\"dtype\":\"F32\"}}")]
    [InlineData("12345678{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999]}}")]
    [InlineData("12345678{\"a\":{\"dtype\":\"F32\",\"shape\":[-1]}}")]
    [InlineData("12345678{\"a\":1,\"a\":1}")]
    public async Task Another_kind_of_file_is_told(string content) => await Told(NoHeader, new Given("digits.safetensors", Encoding.UTF8.GetBytes(content)));

    [Fact]
    public async Task Depth_has_an_end() => await Told(NoHeader, Digits("\"a\":" + new string('[', 1_000_000)));

    [Fact]
    public async Task A_length_that_looks_like_a_brace_is_none()
    {
        var bytes = Bytes(Weight + "," + Bias);
        (bytes[0], bytes[1]) = ((byte)'{', (byte)'{');
        Assert.Empty(await Analysis.Diagnostics(Source, new Given("digits.safetensors", bytes)));
    }

    [Fact]
    public async Task A_name_is_UTF_8_also_where_the_values_are_not()
    {
        var source = Source.Replace("\"fc\"", "\"schläfe\"", StringComparison.Ordinal);
        var bytes = Bytes((Weight + "," + Bias).Replace("fc", "schläfe", StringComparison.Ordinal));
        Assert.Empty(await Analysis.Diagnostics(source, new Given("digits.safetensors", bytes, Encoding.Latin1)));
        Assert.Empty(await Analysis.Diagnostics(source, new Given("digits.safetensors", bytes)));
    }

    [Fact]
    public async Task Silent_where_nothing_can_be_compared()
    {
        Assert.Empty(await Analysis.Diagnostics(Source, new Given("digits.safetensors", null)));
        Assert.Empty(await Analysis.Diagnostics("[Network, Input(4), Dense(2)] public sealed partial class Net;", Digits(Weight)));
        var broken = await Analysis.Diagnostics(Source.Replace("Input(4)", "Input(1, 2, 2)", StringComparison.Ordinal), Digits(Weight));
        Assert.Equal("NDSL1004", Assert.Single(broken).Id);
    }

    [Fact]
    public void Damaged_headers_are_read_or_refused()
    {
        var random = new Random(4007);
        var whole = Bytes("\"__metadata__\":{\"a\\\"\\u00e9\":\"b\"}," + Weight + "," + Bias);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = whole[..random.Next(whole.Length + 1)];
            if (i % 2 == 0) bytes = (byte[])whole.Clone();
            for (var edit = random.Next(1, 4); edit > 0 && bytes.Length > 0; edit--)
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : "{}[]\",:\\u0 9"u8[random.Next(12)];
            var text = SourceText.From(new MemoryStream(bytes), random.Next(2) == 0 ? Encoding.UTF8 : Encoding.Latin1);
            if (WeightsHeader.Read(text, CancellationToken.None) is null) refused++;
        }

        Assert.InRange(refused, 1, 19_999);
    }

    private static async Task Told(string message, params AdditionalText[] files)
    {
        var found = Assert.Single(await Analysis.Diagnostics(Source, files));
        Assert.Equal(("NDSL4007", "\"digits.safetensors\"", message), (found.Id, Analysis.Text(found), found.GetMessage()));
    }

    private static Given Digits(string entries) => new("C:\\nets\\digits.safetensors", Bytes(entries));

    /// <summary>A file of this header and a few values, the bytes of which are no text.</summary>
    private static byte[] Bytes(string entries)
    {
        var header = Encoding.UTF8.GetBytes("{" + entries + "}");
        return [.. BitConverter.GetBytes((long)header.Length), .. header, .. Enumerable.Range(0, 40).Select(i => (byte)(0xC0 + i))];
    }

    /// <summary>A file as the compiler gives it to analyzers; without bytes, one that it cannot open.</summary>
    private sealed class Given(string path, byte[]? bytes, Encoding? encoding = null) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) =>
            bytes is null ? null : SourceText.From(new MemoryStream(bytes), encoding ?? Encoding.UTF8);
    }
}
