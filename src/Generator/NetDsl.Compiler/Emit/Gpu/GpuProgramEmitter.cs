using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetDsl.Compiler;

/// <summary>Writes one program of a network for GPUs: a class of kernels, one for each step, and a program that starts them in order.</summary>
internal sealed class GpuProgramEmitter
{
    /// <summary>Names that kernels use themselves.</summary>
    public static readonly IReadOnlyList<string> Reserved =
        "views n e at row lane partial half leftTile rightTile leftFirst rightFirst laneX laneY rows down firstColumn firstRow matrix inner depth term line group channel column tap largest sum result filled mean inverse deviation product slope shift along end g".Split(' ')
        .Concat("i j m from to".Split(' ').SelectMany(prefix => Enumerable.Range(0, 12).Select(axis => prefix + axis.ToString(CultureInfo.InvariantCulture)))).ToList();

    private readonly CodeWriter writer;
    private readonly NetworkModel network;
    private readonly ProgramScope scope;
    private readonly Identifiers names = new(new[] { "program", "device", "network", "capacity" });
    private readonly List<(string Name, Step Step, GpuKernel Kernel)> kernels = new();
    private readonly Dictionary<Expression, string> activations = new();

    public GpuProgramEmitter(CodeWriter writer, NetworkModel network, Schedule schedule, MemoryPlan plan)
    {
        this.writer = writer;
        this.network = network;
        scope = new ProgramScope(schedule, plan, Reserved);
        foreach (var step in schedule.Steps) kernels.Add((names.Unique(scope.Name(step.Nodes[step.Nodes.Count - 1].Id)), step, Kernel(step)));
    }

    public void Write(string kind, string summary, string layout, IEnumerable<string> ports)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary} The kernels of a GPU, in the order in which they run.</summary>");
        using (writer.Block($"public static class {kind}Kernels"))
        {
            foreach (var (name, step, kernel) in kernels)
            {
                WriteKernel(Identifiers.PascalCase(name), step, kernel.Writer);
                if (kernel.Small is not null) WriteKernel(Identifiers.PascalCase(name) + "Small", step, kernel.Small);
            }

            foreach (var activation in activations) WriteActivation(activation.Key, activation.Value);
        }

        writer.Line();
        writer.Line($"/// <summary>{summary} On a GPU.</summary>");
        using (writer.Block($"private sealed class Gpu{kind}Program : NetDsl.Ilgpu.GpuProgram"))
        {
            writer.Line($"private static readonly ProgramLayout Plan = {layout};");
            writer.Line();
            writer.Line($"private static readonly float[][] Constants = [{string.Join(", ", scope.Plan.Tables.Select(ProgramEmitter.TableText))}];");
            writer.Line();
            foreach (var (name, _, _) in kernels) writer.Line($"private readonly NetDsl.Ilgpu.LoadedKernel {name};");
            writer.Line();
            using (writer.Block($"public Gpu{kind}Program({network.Name} network, int capacity, NetDsl.Ilgpu.GpuDevice device) : base(network, Plan, capacity, device, Constants, {LossAt()})"))
                foreach (var (name, step, kernel) in kernels)
                {
                    var method = $"{kind}Kernels.{Identifiers.PascalCase(name)}";
                    writer.Line($"{name} = Load({(kernel.Small is null ? method : $"{method}, {method}Small")}, {NetworkEmitter.Text(Place(step))});");
                }

            writer.Line();
            var prepared = kernels.Where(kernel => kernel.Step.Phase < scope.Schedule.Prepared).ToList();
            if (prepared.Count > 0)
            {
                WriteLaunches("Prepare", prepared);
                writer.Line();
            }

            WriteLaunches("Launch", kernels.Skip(prepared.Count));
            ProgramEmitter.WriteFirstNonFinite(writer, scope, ports);
            ProgramEmitter.WriteCheckBatch(writer, scope.Schedule);
        }
    }

    private void WriteLaunches(string method, IEnumerable<(string Name, Step Step, GpuKernel Kernel)> launched)
    {
        using (writer.Block($"protected override void {method}()"))
            foreach (var (name, _, kernel) in launched) writer.Line(string.Format(CultureInfo.InvariantCulture, kernel.Launch, name));
    }

    /// <summary>Where the loss lies among the values without a batch; −1 where there is none.</summary>
    private int LossAt() => scope.Schedule.Graph.Results.FirstOrDefault(result => result.Kind == ResultKind.Loss) is { } loss
        ? scope.Plan.Find(scope.Root(loss.Node))!.At
        : -1;

    private string Place(Step step) => step.Nodes.Select(node => node.Origin).FirstOrDefault(origin => origin.Line > 0) is { } origin
        ? $"{origin}: {origin.Text}"
        : StepComment.Of(step, scope).First();

    private GpuKernel Kernel(Step step)
    {
        switch (step)
        {
            case LoopStep loop:
                var kernel = new GpuKernel(scope, step.Nodes[0]);
                new GpuLoopEmitter(scope, loop, kernel).Write();
                return kernel;
            case ProductStep product:
                kernel = new GpuKernel(scope, product.Product);
                ((IProductPrimitive)product.Product.Primitive).EmitGpu(kernel, scope.Name(product.Result.Id), (sum, column) => Epilogue(product, sum, column));
                return kernel;
            default:
                kernel = new GpuKernel(scope, step.Nodes[0]);
                ((IKernelPrimitive)step.Nodes[0].Primitive).EmitGpu(kernel);
                return kernel;
        }
    }

    private string Epilogue(ProductStep step, string sum, string column)
    {
        if (step.Bias is not null) sum = $"{sum} + {scope.Name(step.Bias.Operands[1])}[{column}]";
        if (step.Activation is not { Primitive: ElementwisePrimitive { Expression: var expression } }) return sum;
        if (!activations.TryGetValue(expression, out var name))
            activations.Add(expression, name = "Activation" + (activations.Count + 1).ToString(CultureInfo.InvariantCulture));
        return $"{name}({sum}, n)";
    }

    private void WriteActivation(Expression expression, string name)
    {
        CodeWriter before = new(), body = new();
        var text = ExpressionWriter.Trim(new ExpressionWriter(before, body, new Identifiers(Reserved.Append("z")), ExpressionDialect.Gpu).Write(expression, new[] { "z" }));
        writer.Line();
        writer.Line($"/// <summary>{expression.ToString().Replace("x0", "z").Replace("<", "&lt;").Replace(">", "&gt;")}</summary>");
        using (writer.Block($"private static float {name}(float z, NetDsl.Ilgpu.StepNumbers n)"))
            writer.Lines(before).Lines(body).Line($"return {text};");
    }

    private void WriteKernel(string name, Step step, CodeWriter body)
    {
        writer.Line();
        foreach (var line in StepComment.Of(step, scope)) writer.Line("// " + line);
        using (writer.Block($"public static void {name}(NetDsl.Ilgpu.GpuViews views, NetDsl.Ilgpu.StepNumbers n)"))
        {
            var mentioned = new HashSet<string>(Regex.Matches(body.ToString(), @"\w+").Cast<Match>().Select(match => match.Value));
            foreach (var id in new SortedSet<int>(step.Nodes.SelectMany(node => node.Operands.Select(scope.Root).Append(node.Id))))
                if (scope.Plan.Find(id) is { } location && mentioned.Contains(scope.Name(id)))
                    writer.Line($"var {scope.Name(id)} = {View(scope.Node(id), location)}; // {(scope.Node(id).Batched ? "batch × " : "")}{scope.Node(id).Shape}");
            writer.Lines(body);
        }
    }

    /// <summary>The C# of a value's memory on the device.</summary>
    private string View(Node node, Location location)
    {
        var size = node.Shape.Size;
        string Rows(string view, int at) => $"views.{view}.SubView({(at == 0 ? "0" : $"n.Capacity * {at}")}, {GpuKernel.All(true, size)})";
        string Once(string view, string at) => $"views.{view}.SubView({at}, {size})";
        return location.Memory switch
        {
            Memory.Port => Rows(node.Element == ElementType.Int ? "Integers" : "Ports", Before(location.At, node.Element)),
            Memory.Output => Rows("Outputs", network.Outputs.Take(location.At).Sum(port => port.Shape.Size)),
            Memory.InputGradient => Rows("InputGradients", network.Inputs.Take(location.At).Where(port => port.Element == ElementType.Float).Sum(port => port.Shape.Size)),
            Memory.Weights => Once("Weights", $"{location.At}"),
            Memory.Buffer => Once("Buffers", $"{location.At}"),
            Memory.NextBuffer => Once("NextBuffers", $"{location.At}"),
            Memory.Gradients => Once("Gradients", $"{location.At}"),
            Memory.Constant => Once("Tables", $"{scope.Plan.Tables.Take(location.At).Sum(table => table.Shape.Size)}"),
            Memory.ArenaRows => Rows("Arena", location.At),
            _ => Once("Arena", $"n.Capacity * {scope.Plan.FloatsPerSample} + {location.At}"),
        };
    }

    /// <summary>Values of a sample in the ports of the same kind before this one.</summary>
    private int Before(int port, ElementType element) =>
        network.Inputs.Concat(network.Targets).Take(port).Where(other => other.Element == element).Sum(other => other.Shape.Size);
}
