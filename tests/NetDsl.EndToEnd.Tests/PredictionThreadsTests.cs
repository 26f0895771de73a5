using System;
using System.Linq;
using Xunit;

namespace NetDsl.EndToEnd.Tests;

/// <summary>Prediction by several threads: the bits of one, for single samples and batches.</summary>
public sealed class PredictionThreadsTests
{
    private static readonly float[] Values = Data.Classes(70, 400, 10).X;

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Answers_are_those_of_one_thread(int threads)
    {
        var network = new Wide(seed: 3);
        foreach (var samples in new[] { 1, 2, 3, 7, 70, 1 })
        {
            var x = Values.AsSpan(0, samples * 400);
            network.PredictionThreads = 1;
            var expected = network.Predict(x);
            network.PredictionThreads = threads;
            for (var i = 0; i < 20; i++) Assert.Equal(expected, network.Predict(x));
        }
    }

    [Fact]
    public void Weights_that_change_are_seen_and_values_of_the_last_call_are_not()
    {
        var network = new Wide { PredictionThreads = 2 };
        float[] x = Values[..400], other = Values[400..800];
        var before = network.Predict(x);
        Assert.NotEqual(before, network.Predict(other));
        network.Initialize(5);
        var after = network.Predict(x);
        Assert.NotEqual(before, after);
        Assert.Equal(new Wide(seed: 5).Predict(x), after);
    }

    [Fact]
    public void Sleeping_threads_wake_up()
    {
        var network = new Wide { PredictionThreads = 3 };
        var expected = new Wide().Predict(Values.AsSpan(0, 400));
        for (var i = 0; i < 5; i++)
        {
            System.Threading.Thread.Sleep(20);
            Assert.Equal(expected, network.Predict(Values.AsSpan(0, 400)));
        }
    }

    [Fact]
    public void Each_network_may_predict_on_a_thread_of_its_own()
    {
        var expected = new Wide().Predict(Values.AsSpan(0, 400));
        var answers = Enumerable.Range(0, 4).Select(_ => Array.Empty<float>()).ToArray();
        var callers = Enumerable.Range(0, 4).Select(i => new System.Threading.Thread(() =>
        {
            var network = new Wide { PredictionThreads = 2 };
            for (var run = 0; run < 50; run++) answers[i] = network.Predict(Values.AsSpan(0, 400));
        })).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5000)]
    public void Numbers_of_threads_that_cannot_be_are_refused(int threads)
    {
        var network = new Wide();
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => network.PredictionThreads = threads);
        Assert.Contains($"{threads} threads: take 1 to 1024", problem.Message, StringComparison.Ordinal);
        Assert.Equal(1, network.PredictionThreads);
    }

    [Fact]
    public void Inputs_of_a_wrong_length_are_refused_as_ever()
    {
        var network = new Wide { PredictionThreads = 2 };
        Assert.Throws<ArgumentException>(() => network.Predict(Values.AsSpan(0, 399)));
        Assert.Throws<ArgumentException>(() => network.Predict(Values.AsSpan(0, 400), new float[9]));
    }
}

/// <summary>Layers wide enough for threads to share one sample.</summary>
[Network]
[Input(400)]
[Dense(256)]
[Relu]
[Dense(256)]
[Tanh]
[Dense(10)]
internal sealed partial class Wide;
