using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Writes the file that completes a network's class.</summary>
internal sealed class NetworkEmitter
{
    private readonly NetworkModel network;
    private readonly ParameterLayout layout;
    private readonly CodeWriter writer = new();

    public NetworkEmitter(NetworkModel network)
    {
        this.network = network;
        layout = new ParameterLayout(network.Parameters);
    }

    public string Write()
    {
        var table = LayerTable.Of(network);
        FileFrame.Write(writer, network.Namespace, network.Containers, Header(), () =>
        {
            writer.Line("/// <summary>").Line("/// <code>");
            foreach (var line in table.Split('\n')) writer.Line("/// " + line);
            writer.Line("/// </code>").Line("/// </summary>");
            using (writer.Block($"partial class {network.Name} : NetDsl.Network"))
            {
                WriteDescription(table);
                WriteMembers();
                new PredictEmitter(network, writer).Write();
                WritePrograms();
            }
        });
        return writer.ToString();
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
        writer.Line($"    {Ports(network.Inputs)},");
        writer.Line($"    {Ports(network.Outputs)},");
        writer.Line($"    {Ports(network.Targets)},");
        writer.Line($"    {layout.Length},");
        writer.Line($"    {Text(table)});");
        writer.Line();
    }

    private void WriteMembers()
    {
        writer.Line("/// <summary>A network with fresh weights.</summary>");
        writer.Line("/// <param name=\"seed\">The same seed gives the same weights.</param>");
        using (writer.Block($"public {network.Name}(int seed = 0) : base(Description, seed)"))
        {
        }

        writer.Line();
        writer.Line("/// <summary>The table of the layers: name, output shape, parameters.</summary>");
        writer.Line("public static string Summary => Description.Summary;");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block("public override NetworkProgram CreateProgram(ProgramKind kind, int capacity) => kind switch", "};"))
        {
            if (network.HasLoss)
            {
                writer.Line("ProgramKind.Training => new TrainingProgram(this, capacity),");
                writer.Line("ProgramKind.Evaluation => new EvaluationProgram(this, capacity),");
                writer.Line("_ => new PredictionProgram(this, capacity),");
            }
            else
            {
                writer.Line("ProgramKind.Prediction => new PredictionProgram(this, capacity),");
                writer.Line($"_ => throw new System.InvalidOperationException({Text($"'{network.Name}' has no loss: declare a Loss method or a loss attribute to train it")}),");
            }
        }
    }

    private void WritePrograms()
    {
        if (network.HasLoss)
        {
            WriteProgram("Training", "Forward, loss and backward; dropout acts.", ProgramBuilder.Training(network), gradients: true, targets: true);
            WriteProgram("Evaluation", "Forward as in prediction, and the loss.", ProgramBuilder.Evaluation(network), gradients: false, targets: true);
        }

        WriteProgram("Prediction", "Forward alone.", ProgramBuilder.Prediction(network), gradients: false, targets: false);
    }

    private void WriteProgram(string kind, string summary, ProgramGraph graph, bool gradients, bool targets)
    {
        var schedule = Scheduler.Run(graph);
        var ports = network.Inputs.Concat(network.Targets).ToList();
        var plan = MemoryPlan.Of(schedule, ports, network.Parameters.ToList(), layout);
        writer.Line();
        new ProgramEmitter(writer, new ProgramScope(schedule, plan)).Write(kind, network.Name, summary, gradients, targets, gradients && network.InputGradients, Checks(targets ? ports : network.Inputs.ToList()));
    }

    /// <summary>The statements that look for the cause of a loss that is not finite where it can first be.</summary>
    private IEnumerable<string> Checks(IReadOnlyList<PortModel> ports)
    {
        for (var i = 0; i < ports.Count; i++)
            if (ports[i].Element == ElementType.Float) yield return $"if (!IsFinite(Floats({i})[..{ProgramEmitter.Samples(ports[i].Shape)}])) return {Text($"the input '{ports[i].Name}'")};";
        foreach (var parameter in network.Parameters)
            yield return $"if (!IsFinite(Network.Weights.Slice({layout[parameter.Name]}, {parameter.Shape.Size}))) return {Text($"the parameter '{parameter.Name}'")};";
    }

    private static string Ports(IEnumerable<PortModel> ports) => "[" + string.Join(", ", ports.Select(port =>
        $"new({Text(port.Name)}, {CpuKernel.Ints(port.Shape.Dimensions)}, {(port.Element == ElementType.Int ? "true" : "false")}, {port.Limit}, {port.Ignored?.ToString(CultureInfo.InvariantCulture) ?? "null"})")) + "]";

    /// <summary>A C# string literal.</summary>
    internal static string Text(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "\\r").Replace("\n", "\\n") + "\"";
}
