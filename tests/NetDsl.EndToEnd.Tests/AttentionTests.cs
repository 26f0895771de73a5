using System;
using System.Linq;
using Xunit;

namespace NetDsl.EndToEnd.Tests;

/// <summary>Networks with attention: token by token as in one go, the same bits for any number of threads, nothing allocated, and bad input refused.</summary>
public sealed class AttentionTests
{
    [Fact]
    public void Token_by_token_gives_the_logits_of_the_whole_sequence()
    {
        Agrees(new SmallGpt(1), 9);
        Agrees(new RotaryNetwork(2), 7);
        Agrees(new AlibiNetwork(3), 7);
    }

    [Fact]
    public void A_decoder_with_a_memory_steps_too()
    {
        var network = new SmallDecoder(4);
        int[] source = [3, 1, 4, 0, 0], target = Tokens(6, 5);
        using var program = network.CreateProgram(ProgramKind.Prediction, 1);
        program.SetInput(0, source);
        program.SetInput(1, [3]);
        program.SetInput(2, target);
        program.RunAlone();
        using var session = network.CreateSession();
        session.SetInput("source", source);
        session.SetInput("length", [3]);
        for (var i = 0; i < target.Length; i++) Close(program.Output(0).Slice(i * 11, 11), session.Next(target[i]));

        // What lies in the padding does not count.
        source[4] = 7;
        program.SetInput(0, source);
        var before = program.Output(0).ToArray();
        program.RunAlone();
        Assert.Equal(before, program.Output(0).ToArray());
    }

    [Fact]
    public void Rows_have_memories_of_their_own_which_follow_their_inputs_and_the_weights()
    {
        var network = new SmallDecoder(4);
        int[] sources = [3, 1, 4, 0, 0, 9, 2, 6, 5, 8, 7, 7, 1, 0, 0], lengths = [3, 5, 2];
        using var session = network.CreateSession(rows: 3);
        session.Rows = 2;
        Steps(2);
        // The second row has the sentence of the third now; the first one stays.
        sources.AsSpan(10, 5).CopyTo(sources.AsSpan(5));
        lengths[1] = lengths[2];
        Steps(2);
        session.Rows = 3;
        Steps(3);
        session.Rows = 1;
        Steps(1);
        network.Initialize(9);
        session.Reset();
        Compare(1);
        session.Rows = 3;
        session.Reset();
        Compare(3);

        void Steps(int rows)
        {
            session.Reset();
            session.SetInput("source", sources.AsSpan(0, 5 * rows));
            session.SetInput("length", lengths.AsSpan(0, rows));
            Compare(rows);
        }

        void Compare(int rows)
        {
            var target = Tokens(6 * rows, 5);
            using var program = network.CreateProgram(ProgramKind.Prediction, rows);
            program.SetInput(0, sources.AsSpan(0, 5 * rows));
            program.SetInput(1, lengths.AsSpan(0, rows));
            program.SetInput(2, target);
            program.RunAlone();
            for (var i = 0; i < 6; i++)
            {
                var logits = session.Next(Enumerable.Range(0, rows).Select(row => target[(6 * row) + i]).ToArray());
                for (var row = 0; row < rows; row++) Close(program.Output(0).Slice(((6 * row) + i) * 11, 11), logits.Slice(11 * row, 11));
            }
        }
    }

    [Fact]
    public void What_looks_ahead_says_why_it_cannot_step() =>
        Assert.Contains("looks at elements that come later", new SmallReader().WhyNoSession, StringComparison.Ordinal);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        var (one, several) = (Trained(1), Trained(threads));
        Assert.True(one.Weights.SequenceEqual(several.Weights));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var network = new SmallGpt();
        using var trainer = new Trainer<SmallGpt>(network, new AdamW(), new TrainerOptions { BatchSize = 4, Threads = 1 });
        int[] tokens = Tokens(36, 1), next = Tokens(36, 2);
        for (var i = 0; i < 20; i++) trainer.Step(tokens, next);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++) trainer.Step(tokens, next);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Tokens_and_lengths_out_of_range_are_refused()
    {
        using var program = new SmallDecoder().CreateProgram(ProgramKind.Prediction, 1);
        Assert.Contains("11", Assert.Throws<ArgumentOutOfRangeException>(() => program.SetInput(0, [0, 0, 11, 0, 0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => program.SetInput(1, [6]));
        using var session = new RotaryNetwork().CreateSession();
        for (var i = 0; i < 7; i++) session.Next(i);
        Assert.Contains("sequences of 7", Assert.Throws<InvalidOperationException>(() => session.Next(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_memory_is_zeros_and_not_NaN()
    {
        using var program = new SmallDecoder(4).CreateProgram(ProgramKind.Prediction, 1);
        program.SetInput(1, [0]);
        program.RunAlone();
        Assert.All(program.Output(0).ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_row_that_may_look_at_nothing_is_zeros_before_the_projection_and_learns()
    {
        var network = new MaskedNetwork(4);
        network.Parameter("attention.out_proj.bias").Fill(0.25f);
        using var trainer = new Trainer<MaskedNetwork>(network, new Sgd(0.1), new TrainerOptions { BatchSize = 2 });
        var random = new Random(2);
        foreach (ref var value in trainer.Program.Floats(0)) value = random.NextSingle();
        // Of the first sample the third row sees nothing, of the second no row does.
        trainer.Program.Floats(1).Slice(8, 4).Fill(1);
        trainer.Program.Floats(1).Slice(16, 16).Fill(1);
        Assert.True(float.IsFinite(trainer.Step(2)));
        var rows = trainer.Program.Output(0).ToArray().Chunk(8).ToList();
        for (var row = 0; row < rows.Count; row++) Assert.Equal(row == 2 || row >= 4, rows[row].All(value => value == 0.25f));
        foreach (var gradient in trainer.Program.Gradients) Assert.True(float.IsFinite(gradient));
    }

    private static void Agrees(Network network, int length)
    {
        var tokens = Tokens(length, 5);
        using var program = network.CreateProgram(ProgramKind.Prediction, 1);
        program.SetInput(0, tokens);
        program.RunAlone();
        using var session = network.CreateSession();
        for (var round = 0; round < 2; round++)
        {
            // A second sequence must not see what the first one left.
            session.Reset();
            for (var i = 0; i < length; i++) Close(program.Output(0).Slice(i * 11, 11), session.Next(tokens[i]));
        }
    }

    private static void Close(ReadOnlySpan<float> want, ReadOnlySpan<float> got)
    {
        for (var i = 0; i < want.Length; i++) Assert.Equal(want[i], got[i], 1e-4f);
    }

    private static SmallGpt Trained(int threads)
    {
        var network = new SmallGpt(3);
        using var trainer = new Trainer<SmallGpt>(network, new AdamW(), new TrainerOptions { BatchSize = 6, Threads = threads, Seed = 5 });
        for (var step = 0; step < 3; step++) trainer.Step(Tokens(54, step), Tokens(54, step + 7));
        return network;
    }

    private static int[] Tokens(int count, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, count).Select(_ => random.Next(11)).ToArray();
    }
}
