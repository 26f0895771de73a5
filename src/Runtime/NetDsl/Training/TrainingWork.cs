using System;
using System.Collections.Generic;
using NetDsl.Kernels;
using NetDsl.Threading;

namespace NetDsl;

/// <summary>
/// A whole step as one piece of teamwork: the phases of the program, and one that updates the parameters, unless loss or gradients are not
/// finite. Between them, one phase looks over the gradients where their norm is wanted, or the program does not look at what it writes.
/// </summary>
internal sealed class TrainingWork : ITeamWork, ITrainingSteps
{
    private readonly NetworkProgram program;
    private readonly Optimizer optimizer;
    private readonly Clipping clipping;
    private readonly ThreadTeam team;
    private readonly (int Start, int Length)[] chunks;
    private readonly double[] sums;
    private readonly bool reported;
    private double rate;
    private bool done;

    public TrainingWork(NetworkProgram program, Optimizer optimizer, Clipping clipping, ThreadTeam team)
    {
        this.program = program;
        this.optimizer = optimizer;
        this.clipping = clipping;
        this.team = team;
        reported = program.Layout.ReportsGradients && clipping.Norm is null;
        var list = new List<(int, int)>();
        foreach (var range in optimizer.Ranges)
            for (var start = range.Start; start < range.End; start += GradientClipping.Chunk)
                list.Add((start, Math.Min(GradientClipping.Chunk, range.End - start)));
        chunks = [.. list];
        sums = new double[reported ? 0 : chunks.Length];
    }

    public int Phases => program.Phases + (reported ? 1 : 2);

    public int Window => 1;

    public double Norm { get; private set; } = double.NaN;

    public void Begin(double learningRate, ReadOnlySpan<float> input)
    {
        rate = learningRate;
        done = false;
        program.HasSuspects = false;
        optimizer.Begin();
        if (input.IsEmpty) team.Run(this);
        else program.RunOn(team, this, input);
        if (done) optimizer.End();
    }

    public int Finish(Span<float> losses)
    {
        losses[0] = program.Loss;
        return done ? 1 : 0;
    }

    // The ports hold the only one still.
    public void Reload(int step)
    {
    }

    public void Dispose()
    {
    }

    public void Run(int phase, int part, int parts)
    {
        if (phase < program.Phases) program.Run(phase, part, parts);
        else if (!float.IsFinite(program.Loss)) return;
        else if (phase == program.Phases && !reported) LookOver(part, parts);
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
            sums[i] = clipping.Norm is not null ? GradientClipping.SquareSum(chunk) : Reductions.IsFinite(chunk) ? 0 : double.NaN;
        }
    }

    private bool AreFinite()
    {
        ReadOnlySpan<float> gradients = program.Gradients;
        foreach (var (start, length) in chunks)
            if (!Reductions.IsFinite(gradients.Slice(start, length))) return false;
        return true;
    }

    private void Update(int part, int parts)
    {
        // A suspect may belong to a frozen parameter, or to no parameter at all: then every part looks for itself, which happens too rarely to be shared.
        if (reported && program.HasSuspects && !AreFinite()) return;
        // Every part adds the same sums in the same order: that costs less than one more meeting of all threads.
        double sum = 0;
        foreach (var value in sums) sum += value;
        if (!double.IsFinite(sum)) return;
        var norm = Math.Sqrt(sum);
        var clip = new GradientClip(clipping.Norm is { } most ? GradientClipping.Factor(norm, most) : 1, clipping.Limit);
        optimizer.Update(program.Network.Weights, program.Gradients, rate, clip, part, parts);
        if (part != 0) return;
        program.CommitBuffers();
        Norm = clipping.Norm is null ? double.NaN : norm;
        done = true;
    }
}
