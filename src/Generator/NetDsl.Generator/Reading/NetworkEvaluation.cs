using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>One run of a network: its graph with training's or with prediction's meaning of layers.</summary>
internal sealed class NetworkEvaluation
{
    private readonly NetworkDeclaration declaration;
    private readonly GraphBuilder builder;
    private readonly Evaluator evaluator;
    private readonly OncePerPlace sink;
    private readonly CancellationToken cancellation;
    private readonly List<string> portNames = new();
    private IReadOnlyList<Value> outputValues = new List<Value>();
    private Value? lossValue;

    private NetworkEvaluation(NetworkDeclaration declaration, Compilation compilation, GraphBuilder builder, OncePerPlace sink, CancellationToken cancellation)
    {
        this.declaration = declaration;
        this.sink = sink;
        this.cancellation = cancellation;
        this.builder = builder;
        evaluator = new Evaluator(compilation, builder, sink, cancellation);
    }

    public List<Value> Inputs { get; } = new();

    public List<Value> Targets { get; } = new();

    public EquatableArray<PortModel> Outputs { get; private set; }

    public Graph Graph { get; private set; } = new(default, default, -1);

    public EquatableArray<ParameterModel> Parameters => builder.Parameters.ToEquatableArray();

    public EquatableArray<BufferModel> Buffers => builder.Buffers.ToEquatableArray();

    /// <summary>The ports with what the operations found out about them.</summary>
    public EquatableArray<PortModel> Ports(IEnumerable<Value> values) =>
        values.Select(value => ((InputPrimitive)builder[value.Id].Primitive).Port).ToEquatableArray();

    /// <summary>Null where the network has problems.</summary>
    public static NetworkEvaluation? Run(NetworkDeclaration declaration, Compilation compilation, bool training, OncePerPlace sink, CancellationToken cancellation)
    {
        var run = new NetworkEvaluation(declaration, compilation, new GraphBuilder(training), sink, cancellation);
        var finished = run.Run();
        // Silence is right where C# has told the mistake; nowhere else may a network fail without a word.
        var place = declaration.Forward?.Locations[0] ?? NetworkReader.PlaceOf(declaration.Network);
        if (!finished && !sink.Any && !run.evaluator.HasErrorsOfCSharp(place))
            sink.Report("NDSL4012", place, $"'{declaration.Network.Name}' does not come to a result: check that every variable is set and every way returns");
        return finished ? run : null;
    }

    /// <summary>
    /// The program that takes one element at a time, from a third run; null where this run, which is that of prediction, remembers nothing between
    /// elements, or where there cannot be one: then <paramref name="why"/> says so.
    /// </summary>
    public GenerationModel? Generation(Compilation compilation, EquatableArray<ParameterModel> parameters, out string? why)
    {
        why = null;
        if (Stepped() is not { } input) return null;
        var plan = StepAnalysis.Plan(builder, Inputs, input, outputValues, out var refusal);
        if (plan is null)
        {
            if (refusal is not null) why = WhyNot(refusal.ToString());
            return null;
        }

        var problem = new FirstProblem();
        var run = new NetworkEvaluation(declaration, compilation, new GraphBuilder(plan), new OncePerPlace(problem), cancellation);
        try
        {
            if ((declaration.Forward is { } forward ? run.Forward(forward) : run.Stack()) is { } results
                && run.builder.Steps!.Finish(run.Ports(run.Inputs).ToList(), run.Outputs.ToList(), results, parameters.ToList(), out refusal) is { } model)
                return model;
        }
        catch (EvaluationLimitException limit)
        {
            problem.Report("", limit.Location, limit.Text);
        }

        why = WhyNot(problem.Text ?? refusal?.ToString() ?? "it does not come to a result for one element");
        return null;
    }

    private string WhyNot(string reason) => $"'{declaration.Network.Name}' cannot take its sequence one element at a time: {reason.TrimStart(':', ' ')}";

    /// <summary>The input that comes one element at a time: the one that says so, or the first that has an axis.</summary>
    private int? Stepped()
    {
        var marked = declaration.Forward?.Parameters.ToList().FindIndex(parameter => parameter.Find("GeneratedAttribute") is not null) ?? -1;
        var found = marked >= 0 ? marked : Inputs.FindIndex(input => input.Shape.Rank > 0);
        return found >= 0 && Inputs[found].Shape.Rank > 0 ? found : null;
    }

    /// <summary>An input of Forward; one element of it where it is the stepped one of the run for single elements.</summary>
    private Value Input(PortModel port)
    {
        if (builder.Steps is not { } steps || steps.Input != Inputs.Count) return builder.Input(port);
        var element = builder.Input(port with { Shape = port.Shape.With(0, 1) });
        steps.Begin(element);
        return element;
    }

    private bool Run()
    {
        var outputs = declaration.Forward is { } forward ? Forward(forward) : Stack();
        if (outputs is null) return false;
        Value? loss = null;
        if (declaration.LossMethod is { } method && (loss = Loss(method, outputs)) is null) return false;
        if (declaration.LossAttribute is { } attribute && (loss = Loss(attribute, outputs)) is null) return false;
        return Finish(outputs, loss);
    }

    private List<Value>? Forward(IMethodSymbol forward)
    {
        var complete = true;
        foreach (var parameter in forward.Parameters) complete &= Declare(parameter, "Forward", Inputs);
        if (complete && Inputs.Count == 0)
        {
            sink.Report("NDSL4008", forward.Locations[0], "'Forward' has no input: give it a parameter, as [Shape(784)] Tensor x");
            complete = false;
        }

        if (!complete) return null;
        var result = evaluator.RunMethod(forward, Inputs.Select(input => (object?)input).ToList());
        var values = result is TupleValue tuple ? tuple.Items : new[] { result };
        if (values.Any(value => value is null)) sink.Report("NDSL2013", forward.Locations[0], "a result of 'Forward' is null when the network is built");
        if (values.Any(value => value is not Value)) return null;
        return Finish(values.Cast<Value>().ToList(), OutputNames(forward), forward.Locations[0]);
    }

    /// <summary>The names of a tuple's elements, or "output".</summary>
    public static IReadOnlyList<string> OutputNames(IMethodSymbol forward) => forward.ReturnType is INamedTypeSymbol { IsTupleType: true } type
        ? type.TupleElements.Select((element, i) => element.IsExplicitlyNamedTupleElement ? element.Name : "output" + (i + 1).ToString(CultureInfo.InvariantCulture)).ToList()
        : new[] { "output" };

    private List<Value>? Stack()
    {
        var attribute = declaration.Input!;
        if (PortReader.Shape(attribute, sink, cancellation) is not { } shape) return null;
        var integers = attribute.NamedArguments.Any(named => named is { Key: "Integers", Value.Value: true }) || evaluator.TakesIntegers(declaration.Layers[0]);
        builder.Origin = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is { } syntax ? Evaluator.OriginOf(syntax) : Origin.None;
        var input = Input(new PortModel("input", shape, integers ? ElementType.Int : ElementType.Float));
        portNames.Add("input");
        Inputs.Add(input);
        if (evaluator.Stack(declaration.Layers, input, evaluator.Names) is not { } output) return null;
        return Finish(new List<Value> { output }, new[] { "output" }, NetworkReader.PlaceOf(declaration.Network));
    }

    private List<Value>? Finish(List<Value> outputs, IReadOnlyList<string> names, Location place)
    {
        for (var i = 0; i < outputs.Count; i++)
        {
            if (outputs[i].Element == ElementType.Float && outputs[i].Batched) continue;
            sink.Report("NDSL4008", place, outputs[i].Batched
                ? (Message)$"the result '{names[i]}' of '{declaration.Network.Name}' holds integers: Cast it, or return what it is made from"
                : $"the result '{names[i]}' of '{declaration.Network.Name}' does not depend on its input");
            return null;
        }

        outputValues = outputs;
        Outputs = outputs.Select((value, i) => new PortModel(names[i], value.Shape, value.Element)).ToEquatableArray();
        return outputs;
    }

    private Value? Loss(IMethodSymbol method, List<Value> outputs)
    {
        var complete = true;
        var arguments = new List<object?>(outputs.Select(value => (object?)value));
        if (method.Parameters.Length < outputs.Count || method.Parameters.Take(outputs.Count).Any(parameter => !parameter.Type.IsTensor()))
        {
            sink.Report("NDSL4008", method.Locations[0], outputs.Count == 1
                ? (Message)"'Loss' takes the result of 'Forward' first, each a Tensor, and then the targets: Tensor Loss(Tensor output, [Shape] IntTensor label)"
                : $"'Loss' takes the {outputs.Count} results of 'Forward' first, each a Tensor, and then the targets: Tensor Loss(Tensor output, [Shape] IntTensor label)");
            return null;
        }

        foreach (var parameter in method.Parameters.Skip(outputs.Count)) complete &= Declare(parameter, "Loss", Targets);
        if (!complete) return null;
        arguments.AddRange(Targets.Select(target => (object?)target));
        var loss = evaluator.RunMethod(method, arguments);
        if (loss is null) sink.Report("NDSL2013", method.Locations[0], "the result of 'Loss' is null when the network is built");
        return loss as Value?;
    }

    private Value? Loss(AttributeData attribute, List<Value> outputs)
    {
        var place = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? NetworkReader.PlaceOf(declaration.Network);
        if (outputs.Count != 1)
        {
            sink.Report("NDSL4008", place, $"'{declaration.Network.Name}' has {outputs.Count} results, so that this loss does not know which one to compare: write a method Loss");
            return null;
        }

        var loss = evaluator.Loss(attribute, outputs[0], out var target);
        if (target is null || loss is null) return null;
        if (portNames.Contains(target.Name))
        {
            sink.Report("NDSL4011", place, $"target '{target.Name}' of this loss has the name of an input: rename the input");
            return null;
        }

        Targets.AddRange(builder.Nodes.Where(node => node.Primitive is InputPrimitive { Port.Name: var name } && name == target.Name).Select(node => new Value(builder, node.Id)));
        return loss;
    }

    /// <summary>The layers as the user thinks of them.</summary>
    public EquatableArray<LayerModel> Layers() =>
        LayerReader.Read(builder, Inputs, outputValues, Outputs.Select(output => output.Name).ToList(), lossValue);

    /// <summary>Tells what a tutor would remark on, each at the argument of the call.</summary>
    public void Teach(IProblemSink remarks)
    {
        foreach (var finding in TutorRules.Check(new TutorContext(builder, outputValues, lossValue)))
            remarks.Report(finding.Id, evaluator.PlaceOf(finding), finding.Message, finding.Hints);
        var used = new HashSet<ISymbol>(evaluator.UsedLayers, SymbolEqualityComparer.Default);
        // One that is not private may serve another network.
        foreach (var layer in declaration.Network.GetMembers().OfType<IMethodSymbol>().Where(method => method.IsPartialLayer() && method.DeclaredAccessibility == Accessibility.Private && !used.Contains(method)))
            remarks.Report("NDSL4003", layer.Locations[0], $"layer '{layer.Name}' is declared but never used: remove it, or call it in Forward");
    }

    private bool Finish(List<Value> outputs, Value? loss)
    {
        lossValue = loss;
        try
        {
            Graph = builder.Finish(outputs, loss);
            return true;
        }
        catch (ProblemException mistake)
        {
            var place = declaration.LossMethod?.Locations[0] ?? declaration.LossAttribute?.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation();
            sink.Report(mistake.Problem.Id, place ?? NetworkReader.PlaceOf(declaration.Network), mistake.Problem.Message, mistake.Problem.Hints);
            return false;
        }
    }

    private bool Declare(IParameterSymbol parameter, string method, List<Value> ports)
    {
        if (PortReader.Parameter(parameter, method, portNames, sink, cancellation) is not { } port) return false;
        builder.Origin = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } syntax ? Evaluator.OriginOf(syntax) : Origin.None;
        ports.Add(ReferenceEquals(ports, Inputs) ? Input(port) : builder.Input(port));
        return true;
    }
}
