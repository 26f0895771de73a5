using System;
using System.Collections.Generic;
using NetDsl.Kernels;
using NetDsl.Threading;

namespace NetDsl;

/// <summary>
/// A whole step as one piece of teamwork: the phases of the program, one phase that looks over the gradients, and one that
/// updates the parameters, unless loss or gradients are not finite.
/// </summary>
internal sealed class TrainingWork : ITeamWork
{
    private readonly NetworkProgram program;
    private readonly Optimizer optimizer;
    private readonly double? clipNorm;
    private readonly float limit;
    private readonly (int Start, int Length)[] chunks;
    private readonly double[] sums;
    private double rate;

    public TrainingWork(NetworkProgram program, Optimizer optimizer, double? clipNorm, double? clipValue)
    {
        if (clipNorm is not null && clipValue is not null) throw new ArgumentException($"ClipNorm is {clipNorm} and ClipValue is {clipValue}: choose one of them");
        if (clipNorm is { } norm) Hyperparameter.Positive(norm, nameof(TrainerOptions.ClipNorm));
        if (clipValue is { } value) Hyperparameter.Positive(value, nameof(TrainerOptions.ClipValue));
        this.program = program;
        this.optimizer = optimizer;
        this.clipNorm = clipNorm;
        limit = clipValue is { } v ? (float)v : float.PositiveInfinity;
        var list = new List<(int, int)>();
        foreach (var range in optimizer.Ranges)
            for (var start = range.Start; start < range.End; start += GradientClipping.Chunk)
                list.Add((start, Math.Min(GradientClipping.Chunk, range.End - start)));
        chunks = [.. list];
        sums = new double[chunks.Length];
    }

    public int Phases => program.Phases + 2;

    /// <summary>False if the last step changed nothing because loss or gradients were not finite.</summary>
    public bool Done { get; private set; }

    /// <summary>Norm of all gradients of the last step before clipping; NaN where nothing clips by it.</summary>
    public double Norm { get; private set; } = double.NaN;

    public void Prepare(double learningRate)
    {
        rate = learningRate;
        Done = false;
    }

    public void Run(int phase, int part, int parts)
    {
        if (phase < program.Phases) program.Run(phase, part, parts);
        else if (!float.IsFinite(program.Loss)) return;
        else if (phase == program.Phases) LookOver(part, parts);
        else Update(part, parts);
    }

    private void LookOver(int part, int parts)
    {
        ReadOnlySpan<float> gradients = program.Gradients;
        var last = (int)((long)chunks.Length * (part + 1) / parts);
        for (var i = (int)((long)chunks.Length * part / parts); i < last; i++)
        {
            var chunk = gradients.Slice(chunks[i].Start, chunks[i].Length);
            // Without a norm to clip by, only whether all are finite counts: cheaper than squares.
            sums[i] = clipNorm is not null ? GradientClipping.SquareSum(chunk) : Reductions.IsFinite(chunk) ? 0 : double.NaN;
        }
    }

    private void Update(int part, int parts)
    {
        // Every part adds the same sums in the same order: that costs less than one more meeting of all threads.
        double sum = 0;
        foreach (var value in sums) sum += value;
        if (!double.IsFinite(sum)) return;
        var norm = Math.Sqrt(sum);
        var clip = new GradientClip(clipNorm is { } most ? GradientClipping.Factor(norm, most) : 1, limit);
        optimizer.Update(program.Network.Weights, program.Gradients, rate, clip, part, parts);
        if (part != 0) return;
        program.CommitBuffers();
        Norm = clipNorm is null ? double.NaN : norm;
        Done = true;
    }
}
