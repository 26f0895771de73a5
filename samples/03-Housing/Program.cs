using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl.Plots;

namespace Samples.Housing;

/// <summary>House prices from a table with gaps and a category: a self-normalising network beside one of ReLUs.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        var (data, epochs, batch) = (SampleOptions.Data("housing"), SampleOptions.Epochs(150), SampleOptions.Batch(64));
        var rate = new Option<double?>("--lr") { Description = "The first learning rate of Adam.", DefaultValueFactory = _ => 0.002 }.AboveZero();
        var patience = new Option<int>("--patience") { Description = "Epochs without a better validation loss after which to stop.", DefaultValueFactory = _ => 20 }.AtLeast(1);
        var (seed, threads, output, json) = (SampleOptions.Seed(), SampleOptions.Threads(), SampleOptions.Out(), SampleOptions.Json());
        var command = new RootCommand("Regression of house prices: a self-normalising network (SELU) beside one of ReLUs.") { data, epochs, batch, rate, patience, seed, threads, output, json };
        command.SetAction(o => Run(
            o.GetValue(data),
            new Settings(o.GetValue(epochs), o.GetValue(batch), o.GetValue(rate)!.Value, o.GetValue(patience), o.GetValue(seed), o.GetValue(threads)),
            o.GetValue(output)!,
            o.GetValue(json)));
        return SampleApp.Run(command, args);
    }

    private static int Run(string? folder, Settings s, string output, string? json)
    {
        OutFolder.Ensure(output);
        var (source, table) = HousingTable.Load(folder, s.Seed);
        Console.WriteLine(source == "california"
            ? $"{table.Count:N0} rows from {table.File}"
            : $"No data folder (--data DIR or {DataFolder.Variable}): {table.Count:N0} made-up rows; their prices are not California's");
        var rows = HousingTable.Split(table, s.Seed);
        var prepared = HousingTable.Prepare(rows.Train);
        var parts = new Parts(prepared.Apply(rows.Train), prepared.Apply(rows.Validation), prepared.Apply(rows.Test), prepared.Scaling(HousingTable.Target));
        Console.WriteLine($"{parts.Train.Count:N0} to learn from, {parts.Validation.Count:N0} to validate, {parts.Test.Count:N0} to test; {table.Columns.Sum(c => c.MissingCount)} missing values; {prepared.FeatureNames.Count} features\n");

        Result[] results =
        [
            Contest.Run("self-normalising (SELU)", new SelfNormalizing(s.Seed), parts, s),
            Contest.Run("rectified (ReLU)", new Rectified(s.Seed), parts, s),
        ];
        Console.WriteLine($"{"on the test rows",-26}{"RMSE",12}{"R²",9}{"parameters",12}{"epochs",8}{"best",6}{"seconds",9}");
        foreach (var r in results)
            Console.WriteLine($"{r.Name,-26}{Dollars(r.Rmse),12}{r.R2,9:F4}{r.Parameters,12:N0}{r.History.Epochs.Count,8}{r.BestEpoch,6}{r.Seconds,9:F1}");
        Console.WriteLine($"{"always the mean",-26}{Dollars(Spread(parts)),12}{0,9:F4}");

        var curves = new SvgPlot("Housing: validation loss by epoch") { XLabel = "epoch", YLabel = "mean squared error, scaled", LogarithmicY = true };
        foreach (var r in results) curves.Line(r.Name, r.History.Epochs.Select(e => e.ValidationLoss ?? double.NaN).ToArray());
        var file = OutFolder.File(output, "housing.svg");
        curves.Save(file);
        Console.WriteLine($"\nWrote {file}");
        JsonReport.Write(json, Json(source, s, results));
        return 0;
    }

    private static string Dollars(double value) => "$" + value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The error of the answer that looks at nothing: the mean of the training prices, which is 0 in scaled units.</summary>
    private static double Spread(Parts parts)
    {
        var targets = parts.Test.Floats(HousingTable.Target);
        return parts.Scaling.RootMeanSquaredError(new float[targets.Length], targets);
    }

    private static JsonObject Json(string source, Settings s, Result[] results) => new()
    {
        ["data"] = source,
        ["seed"] = s.Seed,
        ["threads"] = s.Threads,
        ["networks"] = new JsonArray(results.Select(r => (JsonNode)new JsonObject
        {
            ["name"] = r.Name,
            ["parameters"] = r.Parameters,
            ["test_rmse_dollars"] = JsonReport.Number(r.Rmse),
            ["test_r2"] = JsonReport.Number(r.R2),
            ["epochs"] = r.History.Epochs.Count,
            ["best_epoch"] = r.BestEpoch,
            ["seconds"] = JsonReport.Number(r.Seconds),
        }).ToArray()),
    };
}
