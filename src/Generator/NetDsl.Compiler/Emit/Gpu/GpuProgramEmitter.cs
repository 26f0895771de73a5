using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetDsl.Compiler;

/// <summary>Writes one program of a network for GPUs: a class of kernels, one for each step, and a program that starts them in order.</summary>
internal sealed class GpuProgramEmitter
{
    private readonly CodeWriter writer;
    private readonly NetworkModel network;
    private readonly ProgramScope scope;
    private readonly GpuMemory memory;
    private readonly Identifiers names = new(new[] { "program", "device", "network", "capacity", "precision" });
    private readonly List<(string Name, Step Step, GpuKernel Kernel)> kernels = new();
    private readonly GpuSharedKernels shared;

    public GpuProgramEmitter(CodeWriter writer, NetworkModel network, Schedule schedule, MemoryPlan plan, GpuSharedKernels shared)
    {
        this.writer = writer;
        this.network = network;
        this.shared = shared;
        scope = new ProgramScope(schedule, plan, NamesOfKernels(network, schedule, plan));
        memory = new GpuMemory(network, scope);
        foreach (var step in schedule.Steps)
        {
            var name = names.Unique(scope.Name(step.Nodes[step.Nodes.Count - 1].Id));
            kernels.Add((name, step, Kernel(Identifiers.PascalCase(name), step)));
        }
    }

    // A first writing, with values called by numbers: for what kernels call their own variables.
    private GpuProgramEmitter(NetworkModel network, ProgramScope numbered)
    {
        writer = new CodeWriter();
        shared = new GpuSharedKernels();
        this.network = network;
        scope = numbered;
        memory = new GpuMemory(network, scope);
        foreach (var step in scope.Schedule.Steps) kernels.Add(("kernel", step, Kernel("Kernel", step)));
    }

    public void Write(string kind, string summary, string layout, IEnumerable<string> ports)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary} The kernels of a GPU, in the order in which they run.</summary>");
        using (writer.Block($"public static class {kind}Kernels"))
        {
            foreach (var (_, step, kernel) in kernels)
            {
                if (kernel.Small is null)
                {
                    WriteKernel(kernel.Name, step, kernel.Writer);
                }
                else
                {
                    WriteProduct(kernel.Name, step, kernel.Writer);
                    WriteProduct(kernel.Name + "Small", step, kernel.Small);
                    if (kernel.Tensor is not null) WriteProduct(kernel.Name + "Tensor", step, kernel.Tensor, "TPrecision");
                }

                if (kernel.Helper is not null) writer.Line().Lines(kernel.Helper);
            }
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
            using (writer.Block($"public Gpu{kind}Program({network.Name} network, int capacity, NetDsl.Ilgpu.GpuDevice device, MatrixPrecision precision) : base(network, Plan, capacity, device, precision, Constants, {LossAt()})"))
                foreach (var (name, step, kernel) in kernels)
                {
                    var method = $"{kind}Kernels.{kernel.Name}";
                    var variants = kernel.Small is null ? method : $"{method}, {method}Small";
                    if (kernel.Tensor is not null) variants += $", {method}Tensor<NetDsl.Ilgpu.TensorFloat32Words>, {method}Tensor<NetDsl.Ilgpu.BFloat16Words>";
                    writer.Line($"{name} = Load({variants}, {NetworkEmitter.Text(Place(step))});");
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

    /// <summary>Whatever kernels mention that is no value of the program: their own variables, and the functions that they call.</summary>
    private static IReadOnlyCollection<string> NamesOfKernels(NetworkModel network, Schedule schedule, MemoryPlan plan)
    {
        const string Numbered = "value__";
        var first = new GpuProgramEmitter(network, new ProgramScope(schedule, plan, name: node => Numbered + node.Id.ToString(CultureInfo.InvariantCulture)));
        var mentioned = new HashSet<string> { "views", "n" };
        foreach (var (_, _, kernel) in first.kernels)
            foreach (var text in new[] { kernel.Writer, kernel.Small, kernel.Tensor, kernel.Helper })
                if (text is not null) mentioned.UnionWith(Words(text));
        mentioned.RemoveWhere(word => word.StartsWith(Numbered, System.StringComparison.Ordinal));
        // A kernel is called after its value: one of the name of a class would hide it.
        mentioned.UnionWith(mentioned.Select(Identifiers.CamelCase).ToList());
        return mentioned;
    }

    private static IEnumerable<string> Words(CodeWriter text) => Regex.Matches(text.ToString(), @"\w+").Cast<Match>().Select(match => match.Value);

    private GpuKernel Kernel(string name, Step step)
    {
        switch (step)
        {
            case LoopStep loop:
                var kernel = new GpuKernel(name, scope, memory, step.Nodes[0]);
                new GpuLoopEmitter(scope, memory, loop, kernel).Write();
                return kernel;
            case ProductStep product:
                kernel = new GpuKernel(name, scope, memory, product.Product);
                ((IProductPrimitive)product.Product.Primitive).EmitGpu(kernel, scope.Name(product.Result.Id), (sum, column, place) => Epilogue(product, sum, column, place));
                return kernel;
            default:
                kernel = new GpuKernel(name, scope, memory, step.Nodes[0]);
                ((IKernelPrimitive)step.Nodes[0].Primitive).EmitGpu(kernel);
                return kernel;
        }
    }

    private string Epilogue(ProductStep step, string sum, string column, string place)
    {
        if (step.Bias is not null) sum = $"{sum} + {scope.Name(step.Bias.Operands[1])}[{column}]";
        if (step.Epilogue is not { } expression) return sum;
        return $"{shared.Activation(expression)}({sum}, {(step.Combination is null ? "0f" : $"{scope.Name(step.Beside)}[{place}]")}, n)";
    }

    private void WriteKernel(string name, Step step, CodeWriter body)
    {
        WriteComment(step);
        using (writer.Block($"public static void {name}(NetDsl.Ilgpu.GpuViews views, NetDsl.Ilgpu.StepNumbers n)"))
        {
            foreach (var (node, location) in Mentioned(step, body)) writer.Line($"var {scope.Name(node.Id)} = {memory.View(node, location)}; // {Shape(node)}");
            writer.Lines(body);
        }
    }

    /// <summary>A product's kernel: its memory, for statements that other layers share.</summary>
    private void WriteProduct(string name, Step step, CodeWriter body, string generic = "")
    {
        var values = Mentioned(step, body);
        var names = values.Select((value, index) => (Name: scope.Name(value.Node.Id), Index: index)).ToDictionary(value => value.Name, value => "view" + value.Index.ToString(CultureInfo.InvariantCulture));
        var statements = Regex.Replace(body.ToString(), @"\w+", word => names.TryGetValue(word.Value, out var view) ? view : word.Value);
        var parameters = string.Concat(values.Select(value => $"ILGPU.ArrayView<{(value.Node.Element == ElementType.Int ? "int" : "float")}> {names[scope.Name(value.Node.Id)]}, ")) + "NetDsl.Ilgpu.StepNumbers n";
        var method = shared.Product(parameters, statements, generic);
        WriteComment(step);
        var constraint = generic.Length == 0 ? "" : $" where {generic} : struct, NetDsl.Ilgpu.ITensorPrecision";
        writer.Line($"public static void {name}{(generic.Length == 0 ? "" : $"<{generic}>")}(NetDsl.Ilgpu.GpuViews views, NetDsl.Ilgpu.StepNumbers n){constraint} => {method}(");
        foreach (var (node, location) in values) writer.Line($"    {memory.View(node, location)}, // {scope.Name(node.Id)}: {Shape(node)}");
        writer.Line("    n);");
    }

    private void WriteComment(Step step)
    {
        writer.Line();
        foreach (var line in StepComment.Of(step, scope)) writer.Line("// " + line);
    }

    /// <summary>The stored values of a step that its kernel mentions.</summary>
    private List<(Node Node, Location Location)> Mentioned(Step step, CodeWriter body)
    {
        var mentioned = new HashSet<string>(Words(body));
        var values = new List<(Node, Location)>();
        foreach (var id in new SortedSet<int>(step.Nodes.SelectMany(node => node.Operands.Select(scope.Root).Append(node.Id))))
            if (scope.Plan.Find(id) is { } location && mentioned.Contains(scope.Name(id))) values.Add((scope.Node(id), location));
        return values;
    }

    private static string Shape(Node node) => $"{(node.Batched ? "batch × " : "")}{node.Shape}";
}
