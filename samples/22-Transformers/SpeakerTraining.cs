using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl;
using NetDsl.Text;

namespace Samples.Transformers;

/// <summary>Speeches as a BERT reads them: tokens behind the one that begins a text, their number, and who speaks.</summary>
internal sealed record SpeakerSet(int[] Tokens, int[] Lengths, int[] Labels)
{
    public SpeakerSet(Tokenizer tokenizer, IReadOnlyList<(string Text, int Speaker)> speeches)
        : this(new int[speeches.Count * SmallBert.Length], new int[speeches.Count], speeches.Select(speech => speech.Speaker).ToArray())
    {
        for (var i = 0; i < speeches.Count; i++)
        {
            var tokens = tokenizer.Encode(speeches[i].Text).Take(SmallBert.Length - 1).Prepend(MaskedTokens.Begin).ToArray();
            var row = Tokens.AsSpan(i * SmallBert.Length, SmallBert.Length);
            row.Fill(MaskedTokens.Pad);
            tokens.CopyTo(row);
            Lengths[i] = tokens.Length;
        }
    }

    public int Count => Labels.Length;

    public void Copy(int row, NetworkProgram program, int sample)
    {
        Tokens.AsSpan(row * SmallBert.Length, SmallBert.Length).CopyTo(program.Integers(0)[(sample * SmallBert.Length)..]);
        program.Integers(2)[sample] = Lengths[row];
    }
}

/// <summary>Teaches a network to tell who speaks.</summary>
internal static class SpeakerTraining
{
    private const int Batch = 16;

    /// <summary>The share of test speeches that are told right after training.</summary>
    public static double Run(SpeakerBert network, SpeakerSet train, SpeakerSet test, int epochs, int seed, int threads)
    {
        var steps = epochs * ((train.Count + Batch - 1) / Batch);
        using var trainer = new Trainer<SpeakerBert>(network, new AdamW(3e-4), new TrainerOptions
        {
            BatchSize = Batch,
            Threads = threads,
            Seed = seed,
            ClipNorm = 1,
            Schedule = new WarmupCosine(Math.Max(steps / 10, 1), Math.Max(steps, 2)),
        });
        var (program, random, order) = (trainer.Program, new Random(seed), Enumerable.Range(0, train.Count).ToArray());
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            for (var at = 0; at < order.Length; at += Batch)
            {
                var count = Math.Min(Batch, order.Length - at);
                for (var i = 0; i < count; i++)
                {
                    train.Copy(order[at + i], program, i);
                    program.Integers(3)[i] = train.Labels[order[at + i]];
                }

                trainer.Step(count);
            }
        }

        return Right(network, test);
    }

    private static double Right(SpeakerBert network, SpeakerSet test)
    {
        using var program = network.CreateProgram(ProgramKind.Prediction, 1);
        var right = 0;
        for (var i = 0; i < test.Count; i++)
        {
            test.Copy(i, program, 0);
            program.RunAlone();
            var speaker = program.Output(0)[1] > program.Output(0)[0] ? 1 : 0;
            if (speaker == test.Labels[i]) right++;
        }

        return (double)right / test.Count;
    }
}
