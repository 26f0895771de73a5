using System;
using System.Linq;
using NetDsl.Compiler;
using NetDsl.Compiler.Tests.Emit;
using NetDsl.Data;

namespace NetDsl.Ilgpu.Tests;

/// <summary>One small network, as a pair of trainers: on the CPU and on the device.</summary>
internal static class Trainers
{
    public const int Batch = 5;

    private static readonly Type Small = EmittedCode.Load(Model()).GetType();

    /// <summary>x [6] → tanh [40] → [3], squared differences; its parameters take three chunks of lines, not all full.</summary>
    public static NetworkModel Model(string name = "Small") => ModelBuilder.Of(name, graph =>
    {
        var x = graph.Input(new PortModel("x", new Shape(6), ElementType.Float));
        var target = graph.Input(new PortModel("target", new Shape(3), ElementType.Float));
        graph.Origin = new Origin("Net.cs", 7, "return Dense(Tanh(Dense(x, 40)), 3);");
        var hidden = (x.Linear(graph.Parameter(new ParameterModel("fc1.weight", new Shape(40, 6), "FanInUniform", 6, 40)))
            + graph.Parameter(new ParameterModel("fc1.bias", new Shape(40), "FanInUniform", 6, 40))).Map(e => Scalar.Tanh.Of(e));
        var y = hidden.Linear(graph.Parameter(new ParameterModel("fc2.weight", new Shape(3, 40), "FanInUniform", 40, 3)));
        return ([y], (y - target).Map(e => e * e).SumAll());
    }, ["target"]);

    public static Network Network() => (Network)Activator.CreateInstance(Small, 0)!;

    public static Trainer<Network> On(Device device, Optimizer optimizer, Func<TrainerOptions, TrainerOptions>? options = null, Network? network = null)
    {
        var basic = new TrainerOptions { BatchSize = Batch, Threads = 2, Seed = 3 };
        return new Trainer<Network>(network ?? Network(), optimizer, options is null ? basic : options(basic), device);
    }

    public static (float[] Inputs, float[] Targets) Samples(int seed, int count = Batch)
    {
        var random = new Random(seed);
        return (Enumerable.Range(0, count * 6).Select(_ => (float)random.NextDouble() - 0.5f).ToArray(),
            Enumerable.Range(0, count * 3).Select(_ => (float)random.NextDouble()).ToArray());
    }

    public static DataSet Data(int seed, int count)
    {
        var (inputs, targets) = Samples(seed, count);
        return DataSet.Of("x", inputs, 6).With("target", targets, 3);
    }
}
