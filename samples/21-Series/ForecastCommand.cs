using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Plots;

namespace Samples.Series;

/// <summary>Forecasts a day ahead, two networks beside two answers that need no learning.</summary>
internal static class ForecastCommand
{
    private sealed record Settings(int Epochs, int Batch, double Rate, int Seed, int Threads);

    private sealed record Forecast(string Name, int Parameters, float[] Values, double Error);

    public static Command Create()
    {
        var (data, epochs, batch) = (SampleOptions.Data("etth1"), SampleOptions.Epochs(8), SampleOptions.Batch(64));
        var rate = new Option<double?>("--lr") { Description = "The highest learning rate of AdamW.", DefaultValueFactory = _ => 0.001 }.AboveZero();
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new Command("forecast", "The temperature of a transformer a day ahead (ETTh1): GRU and convolutions beside the last value and the day before.") { data, epochs, batch, rate, seed, threads, output, json };
        command.SetAction(o => Run(o.GetValue(data), new Settings(o.GetValue(epochs), o.GetValue(batch), o.GetValue(rate)!.Value, o.GetValue(seed), o.GetValue(threads)), o.GetValue(output)!, o.GetValue(json)));
        return command;
    }

    private static int Run(string? folder, Settings s, string output, string? json)
    {
        OutFolder.Ensure(output);
        var table = EnergyTable.Load(folder, s.Seed);
        Console.WriteLine(table.Name == "etth1"
            ? "ETTh1: a year to learn from, four months to validate, four to test"
            : $"No data folder (--data DIR or {DataFolder.Variable}): 20 months that were made up; their errors say nothing of ETTh1");
        Forecast[] results =
        [
            Learned("GRU", new GruForecast(s.Seed), table, s),
            Learned("convolutions", new ConvForecast(s.Seed), table, s),
            Simple("last value", table, (past, hour) => past[^1]),
            Simple("same hour, day before", table, (past, hour) => past[past.Length - EnergyTable.Ahead + hour]),
        ];
        Console.WriteLine($"\n{"24 hours ahead, test months",-28}{"MSE, scaled",12}{"RMSE, °C",10}{"parameters",12}");
        foreach (var r in results) Console.WriteLine($"{r.Name,-28}{r.Error,12:F4}{Math.Sqrt(r.Error) * table.Deviation,10:F2}{r.Parameters,12:N0}");
        var file = OutFolder.File(output, "forecast.svg");
        Plot(table, results).Save(file);
        Console.WriteLine($"\nWrote {file}");
        JsonReport.Write(json, Json(table, s, results));
        return 0;
    }

    private static Forecast Learned<TNetwork>(string name, TNetwork network, EnergyTable table, Settings s)
        where TNetwork : Network
    {
        var steps = s.Epochs * ((table.Train.Count + s.Batch - 1) / s.Batch);
        using var trainer = new Trainer<TNetwork>(network, new AdamW(s.Rate, weightDecay: 0.01), new TrainerOptions
        {
            BatchSize = s.Batch,
            Threads = s.Threads,
            Seed = s.Seed,
            ClipNorm = 1,
            Schedule = new OneCycle(Math.Max(steps, 2)),
            EarlyStopping = new EarlyStopping(Math.Max(s.Epochs, 1)),
        });
        Console.WriteLine($"\n{name}");
        trainer.Fit(table.Train, table.Validation, s.Epochs, [], new ConsoleProgress());
        var values = trainer.Predict(table.Test);
        return new Forecast(name, network.Info.ParameterCount, values, Error(table, values));
    }

    /// <param name="answer">From the temperatures of the past and the hour, 0 … 23, that is asked for.</param>
    private static Forecast Simple(string name, EnergyTable table, Func<float[], int, float> answer)
    {
        var past = table.Test.Floats("past");
        var values = new float[table.Test.Count * EnergyTable.Ahead];
        var temperatures = new float[EnergyTable.Past];
        for (var i = 0; i < table.Test.Count; i++)
        {
            for (var hour = 0; hour < EnergyTable.Past; hour++) temperatures[hour] = past[(((i * EnergyTable.Past) + hour + 1) * EnergyTable.Columns) - 1];
            for (var hour = 0; hour < EnergyTable.Ahead; hour++) values[(i * EnergyTable.Ahead) + hour] = answer(temperatures, hour);
        }

        return new Forecast(name, 0, values, Error(table, values));
    }

    private static double Error(EnergyTable table, float[] values)
    {
        var future = table.Test.Floats("future");
        double sum = 0;
        for (var i = 0; i < values.Length; i++) sum += Math.Pow(values[i] - future[i], 2);
        return sum / values.Length;
    }

    /// <summary>Ten days of the test months, each forecast from the midnight before it.</summary>
    private static SvgPlot Plot(EnergyTable table, IEnumerable<Forecast> results)
    {
        const int days = 10;
        int first = Math.Min(30 * 24, table.Test.Count - (days * 24)), hours = days * 24;
        double[] Days(ReadOnlySpan<float> values)
        {
            var line = new double[hours];
            for (var hour = 0; hour < hours; hour++) line[hour] = values[((first + (hour / 24 * 24)) * EnergyTable.Ahead) + (hour % 24)];
            return line;
        }

        var plot = new SvgPlot("Oil temperature, forecast a day ahead") { XLabel = "hour", YLabel = "temperature, scaled" }.Line("measured", Days(table.Test.Floats("future")));
        foreach (var r in results.Where(result => result.Parameters > 0)) plot.Line(r.Name, Days(r.Values));
        return plot;
    }

    private static JsonObject Json(EnergyTable table, Settings s, IEnumerable<Forecast> results) => new()
    {
        ["data"] = table.Name,
        ["seed"] = s.Seed,
        ["threads"] = s.Threads,
        ["forecasts"] = new JsonArray(results.Select(r => (JsonNode)new JsonObject
        {
            ["name"] = r.Name,
            ["parameters"] = r.Parameters,
            ["test_mse"] = JsonReport.Number(r.Error),
        }).ToArray()),
    };
}
