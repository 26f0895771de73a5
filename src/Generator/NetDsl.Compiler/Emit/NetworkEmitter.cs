using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Writes the file that completes a network's class.</summary>
internal sealed class NetworkEmitter
{
    private const string Shared = "SharedPrediction";

    private readonly NetworkModel network;
    private readonly ParameterLayout layout;
    private readonly ParameterLayout buffers;
    private readonly CodeWriter writer = new();
    private readonly GpuSharedKernels shared = new();

    public NetworkEmitter(NetworkModel network)
    {
        this.network = network;
        layout = new ParameterLayout(network.Parameters);
        buffers = new ParameterLayout(network.Buffers);
    }

    public string Write()
    {
        var programs = Programs().ToList();
        var table = LayerTable.Of(network, Memory(programs.First(program => program.Kind is "Prediction"), network.Inputs), programs.FirstOrDefault(program => program.Kind is "Training") is { } training ? Memory(training, Ports) : null);
        if (network.Gpu) table += $"\non a GPU: {string.Join(", ", programs.Where(program => program.Kind is "Training" or "Prediction").Select(Launches))}";
        writer.Line("/// <summary>").Line("/// <code>");
        foreach (var line in table.Split('\n')) writer.Line("/// " + line);
        writer.Line("/// </code>").Line("/// </summary>");
        using (writer.Block($"partial class {network.Name} : NetDsl.Network"))
        {
            WriteDescription(table);
            WriteMembers();
            if (programs.Any(program => program.Kind == Shared)) WriteSharedMember();
            if (network.Gpu) WriteGpuMembers();
            WriteGenerationMembers();
            new PredictEmitter(network, writer).Write();
            foreach (var program in programs) WriteProgram(program);
            shared.Write(writer);
        }

        var file = new CodeWriter();
        FileFrame.Write(file, network.Namespace, network.Containers, Header(), writer, programs.SelectMany(program => program.Schedule.Graph.Nodes).SelectMany(node => node.Primitive.Kernels), network.Gpu);
        return file.ToString();
    }

    private IEnumerable<string> Header()
    {
        yield return $"Network {network.Name}: {network.Parameters.Sum(parameter => parameter.Shape.Count).ToString("N0", CultureInfo.InvariantCulture)} parameters. The graph of its forward pass:";
        yield return "";
        foreach (var line in GraphPrinter.Print(network.Evaluation).Split('\n'))
            if (line.Length > 0) yield return "  " + line;
    }

    private void WriteDescription(string table)
    {
        writer.Line("private static readonly NetworkInfo Description = new(");
        writer.Line($"    {Text(network.Name)},");
        writer.Line("    [");
        foreach (var parameter in network.Parameters)
            writer.Line($"        new({Text(parameter.Name)}, {CpuKernel.Ints(parameter.Shape.Dimensions)}, {layout[parameter.Name]}, Init.{parameter.Init}, {parameter.FanIn}, {parameter.FanOut}, {ExpressionWriter.Single(parameter.Gain)}),");
        writer.Line("    ],");
        writer.Line($"    {PortsOf(network.Inputs)},");
        writer.Line($"    {PortsOf(network.Outputs)},");
        writer.Line($"    {PortsOf(network.Targets)},");
        writer.Line($"    {layout.Length},");
        writer.Line($"    {Text(table)}{(network.Buffers.Count == 0 ? ");" : ",")}");
        WriteBuffers();
        writer.Line();
    }

    private void WriteBuffers()
    {
        if (network.Buffers.Count == 0) return;
        writer.Line("    [");
        var counters = 0;
        foreach (var buffer in network.Buffers)
        {
            var at = buffer.Kind == BufferKind.Counter ? counters++ : buffers[buffer.Name];
            var updates = network.Training.Updates.Count(update => update.Buffer == buffer.Name);
            writer.Line($"        new({Text(buffer.Name)}, {CpuKernel.Ints(buffer.Shape.Dimensions)}, {at}, BufferKind.{buffer.Kind}, {ExpressionWriter.Single(buffer.Initial)}, {updates}),");
        }

        writer.Line("    ],");
        writer.Line($"    {buffers.Length});");
    }

    private void WriteMembers()
    {
        writer.Line("/// <summary>A network with fresh weights.</summary>");
        writer.Line("/// <param name=\"seed\">The same seed gives the same weights.</param>");
        using (writer.Block($"public {network.Name}(int seed = 0) : base(Description, seed)"))
        {
        }

        writer.Line();
        writer.Line("/// <summary>The table of the layers: output shape, parameters, multiply-adds of one sample; memory that training and prediction take.</summary>");
        writer.Line("public static string Summary => Description.Summary;");
        writer.Line();
        writer.Line("/// <summary>The layers as a Mermaid flowchart: inputs, branches and joins, outputs, loss.</summary>");
        writer.Line("public static string Diagram =>");
        writer.Line("    \"\"\"");
        foreach (var line in LayerDiagram.Of(network).Split('\n')) writer.Line("    " + line);
        writer.Line("    \"\"\";");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        WritePrograms("public override NetworkProgram CreateProgram", "", "this, capacity",
            $"throw new System.InvalidOperationException({Text($"'{network.Name}' has no loss: declare a Loss method or a loss attribute to train it")})");
    }

    private void WriteSharedMember()
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override NetworkProgram? CreateSharedProgram() => new {Shared}Program(this, 1);");
    }

    private void WriteGpuMembers()
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override string? WhyNoGpu => NetDsl.Ilgpu.GpuDevice.WhyNone;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        WritePrograms("protected override NetworkProgram CreateGpuProgram", "Gpu", "this, capacity, NetDsl.Ilgpu.GpuDevice.Shared, precision", "CreateProgram(kind, capacity)", ", MatrixPrecision precision");
    }

    private void WriteGenerationMembers()
    {
        if (network.Generation is null && network.WhyNoGeneration is null) return;
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override string? WhyNoSession => {(network.WhyNoGeneration is { } why ? Text(why) : "null")};");
        if (network.Generation is null) return;
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override NetworkProgram CreateGenerationProgram(int rows) => new GenerationProgram(this, rows);");
    }

    /// <summary>What the program for single elements has in place of the network's own ports, as an argument of its layout.</summary>
    private static string GenerationText(GenerationModel generation)
    {
        var position = generation.Inputs.ToList().FindIndex(port => port.Name == GenerationModel.Position);
        var states = generation.States.Select(state => $"new({Text(state.Name)}, {CpuKernel.Ints(state.Shape.Dimensions)}, {(state.InPlace ? "true" : "false")})");
        return $"Generation: new({PortsOf(generation.Inputs)}, {PortsOf(generation.Outputs)}, [{string.Join(", ", states)}], Stepped: {generation.Stepped}, Position: {position}, Length: {generation.Length})";
    }

    /// <summary>A method that makes the program of a kind; <paramref name="otherwise"/> answers for a network without a loss.</summary>
    private void WritePrograms(string method, string prefix, string arguments, string otherwise, string parameters = "")
    {
        string New(string kind) => $"new {prefix}{kind}Program({arguments})";
        using (writer.Block($"{method}(ProgramKind kind, int capacity{parameters}) => kind switch", "};"))
        {
            if (network.HasLoss)
            {
                writer.Line($"ProgramKind.Training => {New("Training")},");
                writer.Line($"ProgramKind.Evaluation => {New("Evaluation")},");
                writer.Line($"_ => {New("Prediction")},");
            }
            else
            {
                writer.Line($"ProgramKind.Prediction => {New("Prediction")},");
                writer.Line($"_ => {otherwise},");
            }
        }
    }

    private IReadOnlyList<PortModel> Ports => network.Inputs.Concat(network.Targets).ToList();

    private IEnumerable<PlannedProgram> Programs()
    {
        if (network.HasLoss)
        {
            yield return Plan("Training", "Forward, loss and backward; dropout acts.", _ => ProgramBuilder.Training(network));
            yield return Plan("Evaluation", "Forward as in prediction, and the loss.", gpu => ProgramBuilder.Evaluation(network, gpu));
        }

        var prediction = Plan("Prediction", "Forward alone.", gpu => ProgramBuilder.Prediction(network, gpu));
        yield return prediction;
        var shared = Scheduler.Run(prediction.Schedule.Graph, prepare: true, leastShared: network.LeastShared);
        if (shared.Sharing!.Pays(shared.Steps, shared.Prepared))
            yield return new PlannedProgram(Shared, "Forward alone, for one sample that all threads share.", shared, MemoryPlan.Of(shared, network, Ports));
        if (network.Generation is not { } generation) yield break;
        var schedule = Scheduler.Run(ProgramBuilder.Generation(generation), prepare: true, generation.Settled);
        yield return new PlannedProgram("Generation", "Forward for one element of a sequence, and what is remembered for the next.", schedule,
            MemoryPlan.Of(schedule, network, generation.Inputs.ToList(), generation.States.ToList()));
    }

    /// <param name="build">The graph for processors or, given true, for GPUs.</param>
    private PlannedProgram Plan(string kind, string summary, Func<bool, ProgramGraph> build)
    {
        var training = kind == "Training";
        PlannedProgram Of(ProgramGraph graph)
        {
            var schedule = Scheduler.Run(graph, prepare: !training, leastColumns: training ? network.LeastColumns : null);
            return new PlannedProgram(kind, summary, schedule, MemoryPlan.Of(schedule, network, Ports));
        }

        var program = Of(build(false));
        return !network.Gpu ? program : program with { Gpu = training ? program : Of(build(true)) };
    }

    private ProgramMemory Memory(PlannedProgram program, IEnumerable<PortModel> ports) => ProgramMemory.Of(program.Schedule, program.Memory, network, ports);

    /// <summary>How many kernels a run starts, in words; what is prepared once is left out.</summary>
    private string Launches(PlannedProgram program)
    {
        var schedule = program.Gpu!.Schedule;
        var kernels = schedule.Steps.Count(step => step.Phase >= schedule.Prepared);
        if (program.Kind == "Prediction") return $"{kernels} in a prediction";
        // The rest of a training step: two look at the gradients, one updates, and one takes over buffers where there are some.
        return $"{kernels + 3 + (buffers.Length > 0 ? 1 : 0)} kernels in a training step with its optimizer";
    }

    private void WriteProgram(PlannedProgram program)
    {
        bool training = program.Kind == "Training", targets = program.Kind is "Training" or "Evaluation";
        writer.Line();
        var generation = program.Kind == "Generation" ? network.Generation : null;
        var checks = Checks(generation?.Inputs.ToList() ?? (targets ? Ports : network.Inputs.ToList())).ToList();
        string Layout(PlannedProgram of, bool reports) =>
            ProgramEmitter.LayoutText(of.Schedule, of.Memory, training, targets, training && network.InputGradients, generation is null ? null : GenerationText(generation), reports);
        new ProgramEmitter(writer, new ProgramScope(program.Schedule, program.Memory)).Write(program.Kind, network.Name, program.Summary, Layout(program, reports: training), checks);
        // Single elements, and samples that threads share, are too little work for a GPU.
        if (program.Gpu is { } gpu)
            new GpuProgramEmitter(writer, network, gpu.Schedule, gpu.Memory, shared).Write(program.Kind, program.Summary, Layout(gpu, reports: false), checks);
    }

    /// <summary>The statements that look for the cause of a loss that is not finite where it can first be.</summary>
    private IEnumerable<string> Checks(IReadOnlyList<PortModel> ports)
    {
        for (var i = 0; i < ports.Count; i++)
            if (ports[i].Element == ElementType.Float) yield return $"if (!IsFinite(Floats({i})[..{ProgramEmitter.Samples(ports[i].Shape)}])) return {Text($"the input '{ports[i].Name}'")};";
        foreach (var parameter in network.Parameters)
            yield return $"if (!IsFinite(WeightsAt({layout[parameter.Name]}, {parameter.Shape.Size}))) return {Text($"the parameter '{parameter.Name}'")};";
        foreach (var buffer in network.Buffers)
            if (buffer.Kind == BufferKind.Tensor) yield return $"if (!IsFinite(BufferAt({buffers[buffer.Name]}, {buffer.Shape.Size}))) return {Text($"the buffer '{buffer.Name}'")};";
    }

    private static string PortsOf(IEnumerable<PortModel> ports) => "[" + string.Join(", ", ports.Select(port =>
        $"new({Text(port.Name)}, {CpuKernel.Ints(port.Shape.Dimensions)}, {(port.Element == ElementType.Int ? "true" : "false")}, {port.Limit}, {port.Ignored?.ToString(CultureInfo.InvariantCulture) ?? "null"})")) + "]";

    /// <summary>A C# string literal.</summary>
    internal static string Text(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "\\r").Replace("\n", "\\n") + "\"";

    /// <summary>One of the network's programs, planned and not yet written.</summary>
    private sealed record PlannedProgram(string Kind, string Summary, Schedule Schedule, MemoryPlan Memory)
    {
        /// <summary>The same for a GPU; null where there is none.</summary>
        public PlannedProgram? Gpu { get; init; }
    }
}
