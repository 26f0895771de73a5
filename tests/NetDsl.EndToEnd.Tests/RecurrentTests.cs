using System;
using System.Linq;
using Xunit;

namespace NetDsl.EndToEnd.Tests;

/// <summary>Recurrent networks trained and predicted as users do, and taken one element at a time.</summary>
public sealed class RecurrentTests
{
    private const int Length = LstmLetters.Length, Letters = LstmLetters.Letters;

    [Fact]
    public void The_logits_of_a_session_are_those_of_the_whole_sequence()
    {
        var network = new LstmLetters(seed: 3);
        var letters = Text(2);
        var whole = network.Predict(letters);
        using var session = network.CreateSession(rows: 2);
        Assert.Null(session.Longest);
        for (var step = 0; step < Length; step++)
        {
            var logits = session.Next([letters[step], letters[Length + step]]);
            for (var row = 0; row < 2; row++) Close(whole.AsSpan(((row * Length) + step) * Letters, Letters), logits.Slice(row * Letters, Letters));
        }
    }

    [Fact]
    public void A_session_with_positions_agrees_too_and_ends_with_them()
    {
        var network = new GruLetters(seed: 3);
        var letters = Text(1);
        float[] next = new float[Length * Letters], last = new float[3];
        network.Predict(letters, [Length], next, last);
        using var session = network.CreateSession();
        Assert.Equal(Length, session.Longest);
        for (var step = 0; step < Length; step++) Close(next.AsSpan(step * Letters, Letters), session.Next(letters[step]));
        Close(last, session.Result(1));
        Assert.Contains("sequences of 12", Assert.Throws<InvalidOperationException>(() => session.Next(0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => { session.Reset(); session.Next(Letters); });
    }

    [Fact]
    public void A_stack_of_attributes_steps_through_vectors()
    {
        var network = new RnnClasses(seed: 5);
        var x = Data.Classes(2, 30, 4).X;
        var whole = network.Predict(x);
        using var session = network.CreateSession(rows: 2);
        Span<float> scores = default;
        for (var step = 0; step < 10; step++) scores = session.Next([.. x.AsSpan(step * 3, 3), .. x.AsSpan(30 + (step * 3), 3)]);
        Close(whole, scores);
        Assert.Throws<ArgumentException>(() => session.Next(1));
    }

    [Fact]
    public void What_cannot_be_stepped_says_why()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new BothWays().CreateSession());
        Assert.Equal("'BothWays' cannot take its sequence one element at a time: 'gru1' also reads the sequence backwards", error.Message);
        Assert.NotNull(new Pictures().WhyNoSession);
    }

    [Fact]
    public void Nothing_behind_a_length_matters_and_an_empty_sequence_has_zeros()
    {
        var network = new GruLetters(seed: 1);
        var letters = Text(1);
        float[] next = new float[Length * Letters], last = new float[3], otherNext = new float[Length * Letters], otherLast = new float[3];
        network.Predict(letters, [5], next, last);
        for (var i = 5; i < Length; i++) letters[i] = (letters[i] + 3) % Letters;
        network.Predict(letters, [5], otherNext, otherLast);
        Assert.Equal(next, otherNext);
        Assert.Equal(last, otherLast);
        network.Predict(letters, [0], next, last);
        Assert.All(next.Concat(last), value => Assert.True(float.IsFinite(value)));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(letters, [Length + 1], next, last));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_number_of_threads_gives_the_bits_of_one(int threads)
    {
        Assert.Equal(Train(1, 3).Weights, Train(threads, 3).Weights);
    }

    [Fact]
    public void An_alphabet_is_learned_and_written_on()
    {
        var (network, loss) = (new LstmLetters(seed: 1), 0f);
        using (var trainer = new Trainer<LstmLetters>(network, new Adam(0.01), new TrainerOptions { BatchSize = 32, Threads = 2 }))
            for (var step = 0; step < 150; step++)
            {
                var (x, y) = Alphabet(32, step);
                loss = trainer.Step(x, y);
            }

        Assert.InRange(loss, 0, 0.2);
        using var writer = new TextGenerator(network, Sampling.Greedy);
        var written = new int[30];
        Assert.Equal(30, writer.Write([3, 4], written));
        Assert.Equal(Enumerable.Range(5, 30).Select(i => i % Letters), written);
        Assert.Equal(4, writer.Write([3, 4], written, end: 8));
        Assert.Throws<ArgumentException>(() => writer.Write([], written));

        using var session = network.CreateSession(rows: 3);
        var beams = BeamSearch.Run(session, [0], longest: 6, end: 4);
        Assert.Equal(3, beams.Count);
        Assert.Equal([1, 2, 3, 4], beams[0].Tokens);
        Assert.True(beams[0].Score >= beams[1].Score && beams[1].Score >= beams[2].Score);
        Assert.InRange(beams[0].LogProbability, -1, 0);
    }

    [Fact]
    public void Steps_and_tokens_allocate_nothing()
    {
        var (x, y) = Alphabet(16, 0);
        var network = new LstmLetters();
        using var trainer = new Trainer<LstmLetters>(network, new Adam(), new TrainerOptions { BatchSize = 16, Threads = 2 });
        Assert.Equal(0, Least(() => trainer.Step(x, y)));
        using var session = network.CreateSession();
        var sampler = new TokenSampler(new Sampling { TopK = 5, TopP = 0.9 });
        Assert.Equal(0, Least(() => sampler.Next(session.Next(1))));
    }

    private static (float[] Weights, float Loss) Train(int threads, int steps)
    {
        using var trainer = new Trainer<LstmLetters>(new LstmLetters(seed: 2), new Adam(0.01), new TrainerOptions { BatchSize = 13, Threads = threads });
        var loss = 0f;
        for (var step = 0; step < steps; step++)
        {
            var (x, y) = Alphabet(13, step);
            loss = trainer.Step(x, y);
        }

        return (trainer.Network.Weights.ToArray(), loss);
    }

    private static (int[] X, int[] Y) Alphabet(int batch, int seed)
    {
        var random = new Random(seed);
        var starts = Enumerable.Range(0, batch).Select(_ => random.Next(Letters)).ToArray();
        int[] From(int shift) => starts.SelectMany(start => Enumerable.Range(start + shift, Length).Select(i => i % Letters)).ToArray();
        return (From(0), From(1));
    }

    private static int[] Text(int rows)
    {
        var random = new Random(7);
        return Enumerable.Range(0, rows * Length).Select(_ => random.Next(Letters)).ToArray();
    }

    private static void Close(ReadOnlySpan<float> want, ReadOnlySpan<float> got)
    {
        Assert.Equal(want.Length, got.Length);
        for (var i = 0; i < want.Length; i++) Assert.InRange(got[i], want[i] - 1e-5f, want[i] + 1e-5f);
    }

    private static long Least(Action action)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
