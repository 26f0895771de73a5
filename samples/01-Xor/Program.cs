using System;
using System.CommandLine;
using System.Linq;
using System.Text.Json.Nodes;
using NetDsl;
using NetDsl.Plots;

namespace Samples.Xor;

/// <summary>The exclusive or: what one neuron cannot learn, and three ways out.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        var (seed, steps, output, json) = (SampleOptions.Seed(), SampleOptions.Epochs(600), SampleOptions.Out(), SampleOptions.Json());
        // The four corners are all the data there is; the option is there because every sample has it.
        var data = SampleOptions.Data("nothing: this sample needs no files");
        data.Hidden = true;
        var command = new RootCommand("XOR: one neuron fails, a hidden layer or products of the inputs succeed; activations and learning rates compared.")
        {
            seed, steps, output, json, data,
        };
        command.SetAction(options => Run(options.GetValue(seed), options.GetValue(steps), options.GetValue(output)!, options.GetValue(json)));
        return SampleApp.Run(command, args);
    }

    private static int Run(int seed, int steps, string output, string? json)
    {
        Trial[] networks =
        [
            Trial.Run("one neuron", new Perceptron(seed), new Adam(0.05), steps, seed),
            Trial.Run("two layers, linear", new LinearLayers(seed), new Adam(0.05), steps, seed),
            Trial.Run("two layers, sigmoid", new SigmoidLayers(seed), new Adam(0.05), steps, seed),
            Trial.Run("two layers, step", new StepLayers(seed), new Adam(0.05), steps, seed),
            Trial.Run("step, straight through", new StraightThroughLayers(seed), new Adam(0.05), steps, seed),
            Trial.Run("one neuron, products", new Products(seed), new Adam(0.05), steps, seed),
        ];
        Console.WriteLine($"XOR after {steps} steps of Adam\n");
        Table(networks);
        Console.WriteLine("\nOne line is not enough, and layers without an activation are one line. The step's slope is 0, so its first layer did not");
        Console.WriteLine("move: whatever it gets right, it owes to how its weights were drawn. Straight through, the same step is trained.\n");

        foreach (var trial in new[] { networks[0], networks[2], networks[5] })
        {
            Console.WriteLine($"{trial.Name}: dark where it says 1");
            Console.WriteLine(TextPlot.Boundary(XorData.From, XorData.To, trial.Probability, XorData.Marks, columns: 44, rows: 18));
        }

        Trial[] rates = [.. new[] { 0.001, 4.0, 500.0 }.Select(rate => Trial.Run($"rate {rate:G}", new SigmoidLayers(seed), new Sgd(rate), steps, seed))];
        Console.WriteLine("The sigmoid network by plain gradient descent: too small a rate, a good one, too large a one\n");
        Table(rates);

        foreach (var (trial, file) in networks.Zip(["neuron", "linear", "sigmoid", "step", "straight-through", "products"])) Picture(trial).Save(OutFolder.File(output, $"xor-{file}.svg"));
        var curves = new SvgPlot("Learning rates on XOR") { XLabel = "step", YLabel = "loss", LogarithmicY = true };
        foreach (var trial in rates) curves.Line(trial.Name, trial.Losses);
        curves.Save(OutFolder.File(output, "xor-rates.svg"));
        Console.WriteLine($"\nPictures: {OutFolder.File(output, "xor-*.svg")}");

        JsonReport.Write(json, new JsonObject
        {
            ["seed"] = seed,
            ["steps"] = steps,
            ["networks"] = Results(networks),
            ["learning_rates"] = Results(rates),
        });
        return 0;
    }

    private static void Table(Trial[] trials)
    {
        Console.WriteLine($"{"",-24}{"parameters",10}{"loss",10}{"right",8}{"moved",9}  loss over the steps, 0 to 0.8");
        foreach (var t in trials)
            Console.WriteLine($"{t.Name,-24}{t.Parameters,10}{t.Loss,10:F4}{t.Right,6}/4{t.Moved,9:G3}  {TextPlot.Sparkline(Thin(t.Losses, 32), low: 0, high: 0.8f)}");
    }

    // The mean of each stretch: single values would hide how a large rate throws the loss about.
    private static float[] Thin(float[] values, int count) => values.Chunk(Math.Max(1, (values.Length + count - 1) / count)).Select(c => c.Average()).ToArray();

    private static SvgPlot Picture(Trial trial) => new SvgPlot($"XOR: {trial.Name}", 460, 420) { XLabel = "x₁", YLabel = "x₂" }
        .HeatMap(XorData.From, XorData.To, trial.Probability, range: (0, 1))
        .Scatter("0", XorData.Where('0', m => m.X), XorData.Where('0', m => m.Y))
        .Scatter("1", XorData.Where('1', m => m.X), XorData.Where('1', m => m.Y));

    private static JsonArray Results(Trial[] trials) => new(trials.Select(t => (JsonNode)new JsonObject
    {
        ["name"] = t.Name,
        ["parameters"] = t.Parameters,
        ["loss"] = JsonReport.Number(t.Loss),
        ["right"] = t.Right,
        ["first_layer_moved"] = JsonReport.Number(t.Moved),
    }).ToArray());
}
