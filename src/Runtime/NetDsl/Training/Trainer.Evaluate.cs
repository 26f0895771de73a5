using System;
using System.Collections.Generic;
using NetDsl.Data;

namespace NetDsl;

public sealed partial class Trainer<TNetwork>
{
    private int[] rows = [];

    /// <summary>Loss and metrics on a data set, with dropout off and nothing learned.</summary>
    /// <param name="data">Columns in the order of the network's inputs and then its targets.</param>
    /// <param name="metrics">They are reset first, and hold their results afterwards.</param>
    /// <exception cref="ArgumentException">The data set or a metric does not fit the network.</exception>
    public Evaluation Evaluate(DataSet data, params IReadOnlyList<Metric> metrics)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentNullException.ThrowIfNull(metrics);
        Ports.CheckColumns(Network.Info, data, true, nameof(data));
        Check(metrics);
        return EvaluateUnchecked(data, metrics);
    }

    /// <summary>One output of the network for every sample of a data set.</summary>
    /// <param name="data">Columns in the order of the network's inputs; columns behind them, as targets, are left alone.</param>
    /// <param name="output">Which output.</param>
    /// <returns><c>Count × Size</c> values.</returns>
    /// <exception cref="ArgumentException">The data set does not fit the network.</exception>
    public float[] Predict(DataSet data, int output = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        var result = new float[data.Count * Output(output).Size];
        Predict(data, result, output);
        return result;
    }

    /// <summary>One output of the network for every sample of a data set, without allocating.</summary>
    /// <param name="data">Columns in the order of the network's inputs; columns behind them, as targets, are left alone.</param>
    /// <param name="destination"><c>Count × Size</c> values.</param>
    /// <param name="output">Which output.</param>
    /// <exception cref="ArgumentException">Data set or destination does not fit the network.</exception>
    public void Predict(DataSet data, Span<float> destination, int output = 0)
    {
        Ports.CheckColumns(Network.Info, data, false, nameof(data));
        var size = Destination(destination, data.Count, output);
        var program = Prediction();
        for (var first = 0; first < data.Count; first += program.Capacity)
        {
            Run(program, data, first, Math.Min(program.Capacity, data.Count - first));
            program.Output(output).CopyTo(destination[(first * size)..]);
        }
    }

    /// <summary>One output of the network for any number of samples, without allocating.</summary>
    /// <param name="x">Samples one after the other, each row-major.</param>
    /// <param name="destination"><c>samples × Size</c> values.</param>
    /// <param name="output">Which output.</param>
    /// <exception cref="ArgumentException">A length does not fit the network.</exception>
    public void Predict(ReadOnlySpan<float> x, Span<float> destination, int output = 0)
    {
        var info = Network.Info;
        var samples = Ports.Batch(info, Ports.Only(info, info.Inputs, "inputs", "use a data set"), x.Length, false);
        var size = Destination(destination, samples, output);
        var program = Prediction();
        var width = info.Inputs[0].Size;
        for (var first = 0; first < samples; first += program.Capacity)
        {
            program.Batch = Math.Min(program.Capacity, samples - first);
            program.RunOn(team, program, x.Slice(first * width, program.Batch * width));
            program.Output(output).CopyTo(destination[(first * size)..]);
        }
    }

    /// <inheritdoc cref="Predict(ReadOnlySpan{float}, Span{float}, int)"/>
    public void Predict(ReadOnlySpan<int> x, Span<float> destination, int output = 0)
    {
        var info = Network.Info;
        var samples = Ports.Batch(info, Ports.Only(info, info.Inputs, "inputs", "use a data set"), x.Length, true);
        Ports.CheckIntegers(info, info.Inputs[0], x);
        var size = Destination(destination, samples, output);
        var program = Prediction();
        var width = info.Inputs[0].Size;
        for (var first = 0; first < samples; first += program.Capacity)
        {
            program.Batch = Math.Min(program.Capacity, samples - first);
            x.Slice(first * width, program.Batch * width).CopyTo(program.Integers(0));
            team.Run(program);
            program.Output(output).CopyTo(destination[(first * size)..]);
        }
    }

    private Evaluation EvaluateUnchecked(DataSet data, IReadOnlyList<Metric> metrics)
    {
        var program = evaluation ??= Network.CreateProgram(ProgramKind.Evaluation, Options.BatchSize, Device, Precision);
        for (var i = 0; i < metrics.Count; i++) metrics[i].Reset();
        double sum = 0;
        for (var first = 0; first < data.Count; first += program.Capacity)
        {
            var batch = Math.Min(program.Capacity, data.Count - first);
            Run(program, data, first, batch);
            sum += (double)program.Loss * batch;
            for (var i = 0; i < metrics.Count; i++) metrics[i].Add(program);
        }

        return new Evaluation(sum / data.Count, Values(metrics));
    }

    /// <summary>Runs on rows of a data set that follow one another: the samples are read where they are, all else is copied.</summary>
    private void Run(NetworkProgram program, DataSet data, int first, int count)
    {
        var input = program.Port(0);
        Ports.Fill(program, data, Rows(first, count), input.IsInteger ? 0 : 1);
        if (input.IsInteger) team.Run(program);
        else program.RunOn(team, program, data.Floats(0).Slice(first * input.Size, count * input.Size));
    }

    private NetworkProgram Prediction()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return prediction ??= Network.CreateProgram(ProgramKind.Prediction, Options.BatchSize, Device, Precision);
    }

    private ReadOnlySpan<int> Rows(int first, int count)
    {
        if (rows.Length == 0) rows = new int[Options.BatchSize];
        for (var i = 0; i < count; i++) rows[i] = first + i;
        return rows.AsSpan(0, count);
    }

    private PortInfo Output(int output) => output >= 0 && output < Network.Info.Outputs.Count
        ? Network.Info.Outputs[output]
        : throw new ArgumentOutOfRangeException(nameof(output), output, $"'{Network.Info.Name}' has {Network.Info.Outputs.Count} outputs, counted from 0");

    private int Destination(Span<float> destination, int samples, int output)
    {
        var size = Output(output).Size;
        return destination.Length >= (long)samples * size
            ? size
            : throw new ArgumentException($"{samples} samples give {(long)samples * size} values of '{Output(output).Name}', but the destination has {destination.Length}", nameof(destination));
    }
}
