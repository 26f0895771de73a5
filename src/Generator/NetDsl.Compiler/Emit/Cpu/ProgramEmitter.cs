using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace NetDsl.Compiler;

/// <summary>Writes one program of a network as a nested class: a method for each part of each phase.</summary>
internal sealed class ProgramEmitter
{
    // With more than 512 locals the JIT inlines no longer, and every vector of a loop would go through calls. A step has a few buffers, two locals each,
    // and a loop some tens of temporaries; a function of tens of operations, inlined, has as many as two steps.
    private const int StepsPerMethod = 10;

    private const int StepsPerFunction = 2;

    private CodeWriter writer;
    private readonly ProgramScope scope;
    private readonly Dictionary<(Expression Expression, bool Combines), string> activations = new();

    public ProgramEmitter(CodeWriter writer, ProgramScope scope)
    {
        this.writer = writer;
        this.scope = scope;
    }

    /// <param name="kind">Name of the class, <c>Training</c>.</param>
    /// <param name="owner">Name of the network's class.</param>
    public void Write(string kind, string owner, string summary, string layout, IEnumerable<string> ports)
    {
        var schedule = scope.Schedule;
        var methods = Methods(schedule).ToList();
        writer.Line($"/// <summary>{summary}</summary>");
        using (writer.Block($"private sealed class {kind}Program : NetworkProgram"))
        {
            var members = Aside(() =>
            {
                WriteLoss();
                WriteRun(methods, schedule.Phases);
                foreach (var method in methods) WriteMethod(method);
                WriteFirstNonFinite(writer, scope, ports);
                WriteCheckBatch(writer, schedule);
                foreach (var activation in activations) WriteActivation(activation.Key.Expression, activation.Key.Combines, activation.Value);
            });
            WriteTables(Mentioned(members));
            writer.Line($"private static readonly ProgramLayout Plan = {layout};");
            writer.Line();
            using (writer.Block($"public {kind}Program({owner} network, int capacity) : base(network, Plan, capacity)"))
            {
            }

            writer.Lines(members);
        }
    }

    internal static string LayoutText(Schedule schedule, MemoryPlan plan, bool gradients, bool targets, bool inputGradients, string? generation, bool reports = false) =>
        $"new({schedule.Phases}, {plan.FloatsPerSample}, {plan.FixedFloats}, HasGradients: {Text(gradients)}, UsesTargets: {Text(targets)}{(inputGradients ? ", HasInputGradients: true" : "")}{(schedule.Prepared > 0 ? $", Prepared: {schedule.Prepared}" : "")}{(generation is null ? "" : ", " + generation)}{(reports ? ", ReportsGradients: true" : "")})";

    /// <summary>What an action writes, kept for later.</summary>
    private CodeWriter Aside(System.Action write)
    {
        var (outer, inner) = (writer, new CodeWriter());
        writer = inner;
        write();
        writer = outer;
        return inner;
    }

    /// <summary>The identifiers of some code, its comments left out: only what is mentioned needs a declaration.</summary>
    private static HashSet<string> Mentioned(CodeWriter code) => new(code.ToString().Split('\n')
        .Where(line => !line.TrimStart().StartsWith("//", System.StringComparison.Ordinal))
        .SelectMany(line => Regex.Matches(line, @"\w+").Cast<Match>().Select(match => match.Value)));

    private static string Text(bool value) => value ? "true" : "false";

    private static string KindOf(Step step, Schedule schedule) => step.Partition switch
    {
        Partition.Slices => "Shared",
        Partition.Kernel when step.Nodes[0].Batched => schedule.Sharing is null ? "Products" : "Shared",
        Partition.Rows => step.Backward ? "Backward" : "Forward",
        Partition.Whole => "Once",
        _ when step.Nodes[0].Primitive is PackPrimitive => "Weights",
        _ => step.Backward ? "ParameterGradients" : "Totals",
    };

    private static IEnumerable<Method> Methods(Schedule schedule)
    {
        var groups = schedule.Steps.GroupBy(step => (step.Phase, Kind: KindOf(step, schedule))).ToList();
        foreach (var group in groups)
        {
            var several = groups.Count(other => other.Key.Kind == group.Key.Kind) > 1;
            var parts = (group.Key.Kind is "Forward" or "Backward" ? SampleBlocks.Cut(group, schedule.Graph) : new[] { (Samples: 0, Steps: group.ToList()) })
                .SelectMany(cut => Bodies(cut.Steps).Select(steps => (cut.Samples, Steps: steps)))
                .ToList();
            for (var part = 0; part < parts.Count; part++)
            {
                var name = group.Key.Kind + (several ? $"Of{group.Key.Phase + 1}" : "") + (parts.Count > 1 ? $"Part{part + 1}" : "");
                yield return new Method(name, group.Key.Phase, group.Key.Kind, parts[part].Samples, parts[part].Steps);
            }
        }
    }

    /// <summary>Steps for one method each.</summary>
    private static IEnumerable<List<Step>> Bodies(IEnumerable<Step> steps)
    {
        var body = new List<Step>();
        var size = 0;
        foreach (var step in steps)
        {
            var own = 1 + (StepsPerFunction * step.Nodes.Sum(node => node.Primitive is ElementwisePrimitive { Expression: var expression } ? expression.Calls().Count(call => call.Function.IsPolynomial) : 0));
            if (body.Count > 0 && size + own > StepsPerMethod)
            {
                yield return body;
                body = new List<Step>();
                size = 0;
            }

            body.Add(step);
            size += own;
        }

        if (body.Count > 0) yield return body;
    }

    private void WriteTables(ISet<string> mentioned)
    {
        for (var i = 0; i < scope.Plan.Tables.Count; i++)
        {
            if (!mentioned.Contains(scope.TableName(i))) continue;
            var node = scope.Plan.Tables[i];
            var value = TableText(node);
            writer.Line($"private static readonly float[] {scope.TableName(i)} = {value};");
        }
    }

    /// <summary>The C# of a table's numbers.</summary>
    internal static string TableText(Node node) => node.Primitive switch
    {
        RangePrimitive range => $"Tables.Range({range.Length})",
        SinusoidPrimitive sinusoid => $"Tables.Sinusoids({sinusoid.Length}, {sinusoid.Width}, {ExpressionWriter.Single(sinusoid.Base)})",
        ConstantPrimitive { Uniform: { } uniform } => $"Tables.Uniform({node.Shape.Size}, {ExpressionWriter.Single(uniform)})",
        ConstantPrimitive constant => $"[{string.Join(", ", constant.Values.Select(ExpressionWriter.Single))}]",
        var other => throw new GraphException($"a table of {other.Name}"),
    };

    private void WriteLoss()
    {
        if (scope.Schedule.Graph.Results.FirstOrDefault(result => result.Kind == ResultKind.Loss) is not { } loss) return;
        var node = scope.Node(scope.Root(loss.Node));
        writer.Line();
        writer.Line($"public override float Loss => {scope.Access(node, scope.Plan.Find(node.Id)!)}[0];");
    }

    private void WriteRun(List<Method> methods, int phases)
    {
        writer.Line();
        using (writer.Block("public override void Run(int phase, int part, int parts)"))
        {
            if (methods.Any(method => method.Kind is "Forward" or "Backward")) writer.Line("var (first, last) = Rows(part, parts);");
            using (writer.Block("switch (phase)"))
            {
                for (var phase = 0; phase < phases; phase++)
                {
                    writer.Line($"case {phase}:");
                    foreach (var method in methods.Where(method => method.Phase == phase))
                        writer.Line("    " + method.Kind switch
                        {
                            "Once" => $"if (part == 0) {method.Name}();",
                            "Forward" or "Backward" when method.Samples > 0 =>
                                $"for (var at = first; at < last; at += {method.Samples}) {method.Name}(at, {(method.Samples == 1 ? "at + 1" : $"Math.Min(at + {method.Samples}, last)")});",
                            "Forward" or "Backward" => $"{method.Name}(first, last);",
                            _ => $"{method.Name}(part, parts);",
                        });
                    writer.Line("    break;");
                }
            }
        }
    }

    private void WriteMethod(Method method)
    {
        writer.Line();
        var (parameters, about) = method.Kind switch
        {
            "Forward" when method.Phase < scope.Schedule.Prepared => ("int first, int last", "What the inputs that stay decide, for the samples first … last − 1: done again only when they or parameters have changed."),
            "Forward" => ("int first, int last", "Forward through the layers, for the samples first … last − 1."),
            "Backward" => ("int first, int last", "Backward through the layers in mirror order, for the samples first … last − 1."),
            _ when method.Phase < scope.Schedule.Prepared => (method.Kind == "Once" ? "" : "int part, int parts", "What parameters and buffers alone decide: done again only when they have changed."),
            "Once" => ("", "What is too small to share."),
            "Shared" => ("int part, int parts", "Forward through the layers: this thread's share of the sample."),
            "Products" => ("int part, int parts", "Products with large weights: this thread's columns of the results, for all samples."),
            "Weights" => ("int part, int parts", "Weights as the kernels read them: this thread's share of each."),
            "ParameterGradients" => ("int part, int parts", "Sums over the batch: this thread's share of each parameter's gradient."),
            _ => ("int part, int parts", "Sums over the batch."),
        };
        writer.Line($"/// <summary>{about}</summary>");
        using (writer.Block($"private void {method.Name}({parameters})"))
        {
            var body = Aside(() =>
            {
                foreach (var step in method.Steps)
                {
                    writer.Line();
                    foreach (var line in StepComment.Of(step, scope)) writer.Line("// " + line);
                    WriteStep(step);
                }
            });
            var mentioned = Mentioned(body);
            if (method.Kind == "Once" && mentioned.Contains("last")) writer.Line("const int first = 0, last = 1;");
            scope.Declare(writer, method.Steps, mentioned);
            WriteSlices(method, mentioned);
            writer.Lines(body);
        }
    }

    /// <summary>The slices of this thread, for each number of slices that a step's values have.</summary>
    private void WriteSlices(Method method, ISet<string> mentioned)
    {
        if (scope.Schedule.Sharing is not { } sharing) return;
        foreach (var cut in method.Steps.Where(step => step.Partition == Partition.Slices).Select(step => Cut.Of(step.Nodes[step.Nodes.Count - 1].Shape)).Distinct().OrderBy(cut => cut.Slices))
            if (CpuKernel.Range(cut) is var (first, last) && mentioned.Contains(last)) writer.Line($"var ({first}, {last}) = Slices({cut.Slices}, {sharing.Unit(cut)}, part, parts);");
    }

    private void WriteStep(Step step)
    {
        WriteValues(step);
        if (step.Partition is not (Partition.Elements or Partition.Whole)) return;
        // A gradient is looked at by who has written it; kernels that share themselves out tell by themselves.
        foreach (var node in step.Nodes)
            if (scope.IsGradient(node.Id)) writer.Line($"Report(IsFinite({scope.Name(node.Id)}{(step.Partition == Partition.Elements ? ", part, parts" : "")}));");
    }

    private void WriteValues(Step step)
    {
        switch (step)
        {
            case LoopStep loop when loop.Partition == Partition.Elements && loop.Domain.Shape.Size == 1:
                WriteNumbers(loop);
                break;
            case LoopStep loop:
                new LoopEmitter(scope, loop).Write(writer);
                break;
            case ProductStep product:
                WriteProduct(product);
                break;
            default:
                ((IKernelPrimitive)step.Nodes[0].Primitive).EmitCpu(new CpuKernel(scope, step.Nodes[0], step.Partition, writer));
                break;
        }
    }

    /// <summary>Single numbers, as the loss of the batch. The last thread has them: it is the one that <c>Share</c> gives a single element.</summary>
    private void WriteNumbers(LoopStep step)
    {
        var statements = new List<string>();
        var values = new Dictionary<int, string>();
        foreach (var member in step.Nodes)
        {
            var operands = member.Operands.Select(operand => values.TryGetValue(scope.Root(operand), out var value) ? value : $"{scope.Name(operand)}[0]").ToList();
            var text = ExpressionWriter.WriteSingle(member.Primitive is ElementwisePrimitive elementwise ? elementwise.Expression : Expression.Operand(0), operands);
            var target = scope.IsStored(member.Id) ? $"{scope.Name(member.Id)}[0]" : scope.Name(member.Id);
            statements.Add(scope.IsStored(member.Id) ? $"{target} = {text};" : $"var {target} = {text};");
            values[member.Id] = target;
        }

        if (statements.Count == 1)
        {
            writer.Line("if (part == parts - 1) " + statements[0]);
            return;
        }

        using (writer.Block("if (part == parts - 1)"))
            foreach (var statement in statements) writer.Line(statement);
    }

    private void WriteProduct(ProductStep step)
    {
        var bias = step.Bias is null ? "default" : scope.Name(step.Bias.Operands[1]);
        var activation = "Identity";
        if (step.Epilogue is { } expression && !activations.TryGetValue((expression, step.Combination is not null), out activation))
        {
            activation = step.Combination is null ? ActivationName(expression) : $"Combination{activations.Count + 1}";
            activations.Add((expression, step.Combination is not null), activation);
        }

        ((IProductPrimitive)step.Product.Primitive).EmitCpu(
            new CpuKernel(scope, step.Product, step.Partition, writer), scope.Name(step.Result.Id), bias, activation, step.Combination is null ? null : scope.Name(step.Beside));
    }

    private string ActivationName(Expression expression)
    {
        var name = expression is CallExpression { Function: var f } call && call.Arguments.All(argument => argument is OperandExpression)
            ? Identifiers.PascalCase(f.Name)
            : "Activation";
        return activations.ContainsValue(name) || name == "Activation" ? $"{name}{activations.Count + 1}" : name;
    }

    private void WriteActivation(Expression expression, bool combines, string name)
    {
        CodeWriter before = new(), body = new();
        var value = ExpressionWriter.Trim(new ExpressionWriter(before, body, new Identifiers(new[] { "z", "beside" })).Write(expression, new[] { "z", "beside" }));
        writer.Line();
        writer.Line($"/// <summary>{expression.ToString().Replace("x0", "z").Replace("x1", "beside").Replace("<", "&lt;").Replace(">", "&gt;")}</summary>");
        using (writer.Block($"private readonly struct {name} : {(combines ? "ICombination" : "IActivation")}"))
        {
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
            using (writer.Block($"public static Vector<float> Apply(Vector<float> z{(combines ? ", Vector<float> beside" : "")})"))
                writer.Lines(before).Lines(body).Line($"return {value};");
        }
    }

    /// <summary>The check that a batch norm of single values has several samples to compare.</summary>
    internal static void WriteCheckBatch(CodeWriter writer, Schedule schedule)
    {
        var layers = schedule.Graph.Nodes.Select(node => node.Primitive).OfType<BatchMomentPrimitive>().Where(moment => moment.Rows == 1).Select(moment => moment.Layer).Distinct().ToList();
        if (layers.Count == 0) return;
        writer.Line();
        using (writer.Block("public override void CheckBatch(int samples)"))
            foreach (var layer in layers) writer.Line($"RequireSeveral({NetworkEmitter.Text(layer)}, samples);");
    }

    internal static void WriteFirstNonFinite(CodeWriter writer, ProgramScope scope, IEnumerable<string> ports)
    {
        writer.Line();
        using (writer.Block("public override string? FirstNonFinite()"))
        {
            foreach (var port in ports) writer.Line(port);
            foreach (var node in scope.Plan.Survivors.Where(node => node.Primitive is not RandomPrimitive))
                writer.Line($"if (!IsFinite({scope.Access(node, scope.Plan.Find(node.Id)!)}[..{Samples(node.Shape)}])) return {NetworkEmitter.Text(Place(node, scope))};");
            writer.Line("return null;");
        }
    }

    /// <summary>The number of values of the whole batch.</summary>
    internal static string Samples(Shape shape) => shape.Size == 1 ? "Batch" : $"(Batch * {shape.Size})";

    private static string Place(Node node, ProgramScope scope)
    {
        var value = node.Name.Length > 0 ? $"the output of '{node.Name}'" : $"the value '{scope.Name(node.Id)}'";
        return node.Origin.ToString() is { Length: > 0 } line ? $"{value}, {line}" : value;
    }

    /// <param name="Samples">How many samples it takes at a time; 0 for all.</param>
    private sealed record Method(string Name, int Phase, string Kind, int Samples, IReadOnlyList<Step> Steps);
}
