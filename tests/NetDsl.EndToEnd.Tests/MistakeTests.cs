using System;
using System.IO;
using System.Linq;
using NetDsl.Storage;
using Xunit;

namespace NetDsl.EndToEnd.Tests;

/// <summary>What goes wrong at run time is said with the numbers, and changes nothing.</summary>
public sealed class MistakeTests
{
    private readonly (float[] X, int[] Labels) data = Data.Classes(4, 64, 10);

    private static Trainer<Pictures> Trainer() => new(new Pictures(seed: 1), new Adam(), new TrainerOptions { BatchSize = 4, Threads = 1 });

    [Fact]
    public void A_wrong_length_is_named()
    {
        using var trainer = Trainer();
        var before = trainer.Network.Weights.ToArray();

        Says<ArgumentException>(() => trainer.Step(data.X.AsSpan(0, 130), data.Labels), "130", "64");
        Says<ArgumentException>(() => trainer.Step(data.X, data.Labels.AsSpan(0, 3)), "256", "4 samples", "3");
        Says<ArgumentException>(() => trainer.Step(ReadOnlySpan<float>.Empty, data.Labels), "0", "64");
        Says<ArgumentException>(() => trainer.Network.Predict(data.X.AsSpan(0, 100)), "100", "64");
        Says<ArgumentException>(() => trainer.Network.Predict(data.X, new float[39]), "39", "40");
        Assert.Equal(before, trainer.Network.Weights.ToArray());
    }

    [Fact]
    public void A_label_out_of_range_is_named_with_its_place()
    {
        using var trainer = Trainer();
        var before = trainer.Network.Weights.ToArray();

        Says<ArgumentException>(() => trainer.Step(data.X, [1, 2, 10, 3]), "'labels'", "10", "0 to 9", "sample 2");
        Says<ArgumentException>(() => trainer.Step(data.X, [1, -1, 5, 3]), "-1", "sample 1");
        Says<ArgumentException>(() => new Words().Predict([1, 2, 3, 12]), "12", "0 to 11");
        Assert.Equal(before, trainer.Network.Weights.ToArray());
        Assert.Equal(0, trainer.Steps);
    }

    [Fact]
    public void A_batch_above_the_largest_is_named()
    {
        using var trainer = Trainer();
        var (x, labels) = Data.Classes(5, 64, 10);

        Says<ArgumentException>(() => trainer.Step(x, labels), "5 samples", "4");
        Says<ArgumentException>(() => trainer.Step(5), "5", "4");
        Says<ArgumentException>(() => trainer.Step(0), "0", "4");
    }

    [Fact]
    public void Data_of_other_columns_are_named()
    {
        using var trainer = Trainer();
        var data = NetDsl.Data.DataSet.Of("image", new float[63 * 2], 63).With("label", new int[2]);
        Says<ArgumentException>(() => trainer.Fit(data), "63", "image");
    }

    [Fact]
    public void A_number_that_is_not_finite_is_found_in_the_input()
    {
        using var trainer = Trainer();
        var before = trainer.Network.Weights.ToArray();
        data.X[64 + 5] = float.NaN;

        var problem = Assert.Throws<NonFiniteLossException>(() => trainer.Step(data.X, data.Labels));
        Assert.Equal(1, problem.Step);
        Assert.Contains("'input'", problem.Place, StringComparison.Ordinal);
        Assert.Contains("sample 1", problem.Place, StringComparison.Ordinal);
        Assert.Equal(before, trainer.Network.Weights.ToArray());

        data.X[64 + 5] = 0;
        Assert.True(float.IsFinite(trainer.Step(data.X, data.Labels)));
    }

    [Fact]
    public void A_number_that_is_not_finite_is_found_in_the_layer_that_makes_it()
    {
        var network = new Logarithm(seed: 1);
        network.Parameter("sum.weight").Fill(-1);
        network.Parameter("sum.bias").Fill(0);
        using var trainer = new Trainer<Logarithm>(network, new Adam(), new TrainerOptions { BatchSize = 2, Threads = 1 });
        var before = network.Weights.ToArray();

        var problem = Assert.Throws<NonFiniteLossException>(() => trainer.Step([1f, 2f, 3f, 4f], [1f, 2f]));
        Assert.Matches(@"^the output of 'level', \w+\.cs\(\d+\)$", problem.Place);
        Assert.True(float.IsNaN(problem.Loss));
        Assert.Contains(problem.Place + ". The parameters are as they were", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Weights.ToArray());
    }

    [Fact]
    public void A_parameter_that_is_not_finite_is_named()
    {
        using var trainer = Trainer();
        trainer.Network.Parameter("fc2.weight")[3] = float.PositiveInfinity;
        var problem = Assert.Throws<NonFiniteLossException>(() => trainer.Step(data.X, data.Labels));
        Assert.Equal("the parameter 'fc2.weight'", problem.Place);
    }

    [Fact]
    public void A_network_without_a_loss_refuses_to_be_trained()
    {
        Says<InvalidOperationException>(() => new Trainer<Plain>(new Plain(), new Adam()), "'Plain' has no loss", "Loss");
        Assert.Equal(2, new Plain().Predict(new float[4]).Length);
    }

    [Fact]
    public void A_body_that_is_run_says_that_it_is_read()
    {
#pragma warning disable NDSL4002 // The analyzer forbids this call; reflection and other languages can still make it.
        Says<InvalidOperationException>(() => Plain.Forward(null!), "read at build time", "Predict", "Trainer");
#pragma warning restore NDSL4002
    }

    [Fact]
    public void Weights_are_loaded_by_name()
    {
        var file = Path.Combine(Path.GetTempPath(), $"netdsl-{Guid.NewGuid():N}.safetensors");
        try
        {
            var saved = new Pictures(seed: 1);
            saved.Save(file);
            var same = new Pictures(seed: 2);
            Assert.True(same.Load(file).IsComplete);
            Assert.Equal(saved.Weights.ToArray(), same.Weights.ToArray());

            var fewer = new FewerPictures(seed: 2);
            var before = fewer.Weights.ToArray();
            Says<StorageException>(() => fewer.Load(file), "fc2.weight", "[10, 32]", "[5, 32]", "strict: false");
            Assert.Equal(before, fewer.Weights.ToArray());

            var report = fewer.Load(file, strict: false);
            Assert.Equal(["fc1.weight", "fc1.bias"], report.Loaded);
            Assert.Equal(["fc2.weight", "fc2.bias"], report.ShapeDiffers.Select(mismatch => mismatch.Name));
            Assert.Equal(saved.Parameter("fc1.weight").ToArray(), fewer.Parameter("fc1.weight").ToArray());
            Assert.Equal(new FewerPictures(seed: 2).Parameter("fc2.weight").ToArray(), fewer.Parameter("fc2.weight").ToArray());
            Says<ArgumentException>(() => fewer.Parameter("fc3.weight"), "fc3.weight", "fc1.weight, fc1.bias, fc2.weight, fc2.bias");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Says<TException>(Action action, params string[] words)
        where TException : Exception
    {
        var message = Assert.ThrowsAny<TException>(action).Message;
        foreach (var word in words) Assert.Contains(word, message, StringComparison.Ordinal);
    }
}
