using System;
using System.Linq;
using NetDsl.Data;
using Xunit;

namespace NetDsl.EndToEnd.Tests;

public sealed class LearningTests
{
    [Fact]
    public void A_stack_learns_to_tell_pictures_apart()
    {
        var network = new Pictures(seed: 1);
        using var trainer = new Trainer<Pictures>(network, new Adam(0.003), new TrainerOptions { BatchSize = 32, Threads = 2 });
        var test = Data.Pictures(200, seed: 4);
        var accuracy = new Accuracy();
        var before = trainer.Evaluate(test, accuracy);
        var guessing = accuracy.Value;

        var history = trainer.Fit(Data.Pictures(800), epochs: 6, metrics: [new Accuracy()]);

        var after = trainer.Evaluate(test, accuracy);
        Assert.True(guessing < 0.4, $"{guessing:P0} are right before training");
        Assert.True(accuracy.Value > 0.95, $"{accuracy.Value:P0} are right after training");
        Assert.True(after.Loss < before.Loss / 5, $"loss {before.Loss} became {after.Loss}");
        Assert.Equal(6, history.Epochs.Count);
    }

    [Fact]
    public void Two_outputs_and_an_integer_input_train_by_ports_and_by_data_set()
    {
        var random = new Random(5);
        const int count = 256;
        float[] x = new float[count * 3], target = new float[count];
        var kinds = new int[count];
        for (var i = 0; i < count; i++)
        {
            kinds[i] = random.Next(5);
            for (var j = 0; j < 3; j++) x[(i * 3) + j] = (random.NextSingle() * 2) - 1;
            target[i] = kinds[i] - 2 + (0.5f * x[i * 3]);
        }

        var network = new Measured(seed: 2);
        using var trainer = new Trainer<Measured>(network, new Adam(0.02), new TrainerOptions { BatchSize = 32, Threads = 1 });
        var program = trainer.Program;
        program.Batch = 32;
        program.SetInput(0, x.AsSpan(0, 96));
        program.SetInput(1, kinds.AsSpan(0, 32));
        program.SetInput(2, target.AsSpan(0, 32));
        var first = trainer.Step(32);
        var data = DataSet.Of("x", x, 3).With("kind", kinds).With("target", target, 1);
        trainer.Fit(data, epochs: 30);
        Assert.True(trainer.Evaluate(data).Loss < first - 1, $"the loss was {first} and is {trainer.Evaluate(data).Loss}");

        float[] mean = new float[count], scale = new float[count];
        network.Predict(x, kinds, mean, scale);
        Assert.All(scale, s => Assert.True(s > 0));
        Assert.True(mean.Zip(target, (m, t) => Math.Abs(m - t)).Average() < 0.3);
        Assert.Equal(mean, trainer.Predict(data, output: 0));
        Assert.Equal(scale, trainer.Predict(data, output: 1));
    }

    [Fact]
    public void Integers_alone_train_and_predict()
    {
        var words = Enumerable.Range(0, 48).Select(i => (i * 7) % 12).ToArray();
        var labels = Enumerable.Range(0, 12).Select(i => words[i * 4] % 3).ToArray();
        var network = new Words(seed: 1);
        using var trainer = new Trainer<Words>(network, new Adam(0.05), new TrainerOptions { BatchSize = 12, Threads = 1 });
        var first = trainer.Step(words, labels);
        for (var i = 0; i < 60; i++) trainer.Step(words, labels);
        Assert.True(trainer.Step(words, labels) < first / 10);

        var scores = network.Predict(words);
        for (var i = 0; i < 12; i++) Assert.Equal(labels[i], scores.AsSpan(i * 3, 3).IndexOf(scores.Skip(i * 3).Take(3).Max()));
    }

    [Fact]
    public void Prediction_in_pieces_equals_prediction_one_by_one()
    {
        var network = new Pictures(seed: 6);
        var (x, _) = Data.Classes(150, 64, 10);
        var together = network.Predict(x);
        for (var i = 0; i < 150; i += 37) AssertClose(together.AsSpan(i * 10, 10), network.Predict(x.AsSpan(i * 64, 64)));
    }

    [Fact]
    public void The_gradient_by_the_input_is_that_of_finite_differences()
    {
        var network = new Saliency(seed: 3);
        using var program = network.CreateProgram(ProgramKind.Training, 1);
        program.Batch = 1;
        float[] x = [0.3f, -0.2f, 0.5f, 0.1f, -0.7f, 0.9f];
        program.SetInput(1, [2]);
        Loss(program, x);
        var gradient = program.InputGradient(0).ToArray();
        Assert.Equal(6, gradient.Length);
        for (var i = 0; i < x.Length; i++)
        {
            const float h = 1e-2f;
            float[] above = [.. x], below = [.. x];
            above[i] += h;
            below[i] -= h;
            Assert.Equal((Loss(program, above) - Loss(program, below)) / (2 * h), gradient[i], 1e-3f);
        }

        using var other = new Pictures().CreateProgram(ProgramKind.Training, 1);
        Assert.Contains("[Network(InputGradients = true)]", Assert.Throws<InvalidOperationException>(() => { other.InputGradient(0); }).Message, StringComparison.Ordinal);
    }

    private static float Loss(NetworkProgram program, float[] x)
    {
        program.SetInput(0, x);
        program.RunAlone();
        return program.Loss;
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5f);
    }
}
