using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>Prints docs/operations.md from the registry and the public methods: one row an operation.</summary>
public static class OperationsPage
{
    private const string Head = """
        # Operations

        Every layer and function of the language, printed from the registry: a test holds this page equal to it.
        How to add one: [adding-an-operation.md](adding-an-operation.md).

        Shapes leave out the batch. `dy` is the gradient of the loss by the result `y`. *Keeps* says which values of the forward
        pass the gradient reads, so that they stay in memory until then: arguments, weights, the result, random draws, or inner steps.
        *[stack]* marks what can stand as an attribute in a stack of layers.

        """;

    public static string Print()
    {
        var page = new StringBuilder(Head);
        var layers = typeof(Layers).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name).ToHashSet();
        Section(page, "Layers: calls that own parameters", OperationRegistry.All.Where(operation => layers.Contains(operation.Name)));
        Section(page, "Losses", OperationRegistry.All.OfType<LossOperation>());
        Section(page, "Functions", OperationRegistry.All.Where(operation => operation is not LossOperation && !layers.Contains(operation.Name)));
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, IEnumerable<Operation> operations)
    {
        page.Append($"\n## {title}\n\n| Call | Result | Shape | Gradient | Keeps |\n| --- | --- | --- | --- | --- |\n");
        foreach (var operation in operations)
        {
            var cells = new[] { Calls(operation), operation.Formula, operation.ShapeRule, Gradient(operation), Keeps(operation) };
            page.Append("| " + string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))) + " |\n");
        }
    }

    private static string Calls(Operation operation)
    {
        var overloads = PublicSurface.Methods.Where(method => method.Name == operation.Name && !method.IsDefined(typeof(System.ComponentModel.EditorBrowsableAttribute)))
            .Select(method => $"`{method.Name}({string.Join(", ", method.GetParameters().Where(p => p.Name != "name").Select(Parameter))})`").Distinct();
        var stack = PublicSurface.Attributes.Any(type => type.Name == operation.Name + "Attribute") ? " *[stack]*" : "";
        return string.Join("<br>", overloads) + stack;
    }

    private static string Parameter(System.Reflection.ParameterInfo parameter) =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + parameter.Name + (parameter.HasDefaultValue ? ": " + Default(parameter) : "");

    private static string Default(System.Reflection.ParameterInfo parameter) => parameter.RawDefaultValue switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        var value when parameter.ParameterType.IsEnum => Enum.GetName(parameter.ParameterType, value)!,
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Gradient(Operation operation)
    {
        if (operation.Backward.Length > 0) return operation.Backward;
        if (operation is not ElementwiseOperation elementwise) return "that of its parts";
        var sampler = new Sampler(operation, 0);
        var step = (ElementwisePrimitive)OperationSamples.Call(sampler)[0].Node.Primitive;
        var slopes = elementwise.Tensors.Select((_, i) => step.Slopes.Count > 0 ? step.Slopes[i] : step.Expression.Derivative(i)).ToList();
        if (slopes.All(slope => slope is ConstantExpression { Value: 0 })) return "0";
        string Text(Expression slope) => slope is ConstantExpression { Value: 1 } ? "dy" : $"dy · {Named(elementwise, slope)}";
        return slopes.Count == 1 ? Text(slopes[0]) : string.Join(", ", slopes.Select((slope, i) => slope is ConstantExpression { Value: 0 } ? "" : $"d{elementwise.Tensors[i]} = {Text(slope)}").Where(text => text.Length > 0));
    }

    private static string Named(ElementwiseOperation operation, Expression slope) =>
        Regex.Replace(slope.ToString(), "\\bx([0-9])\\b", match => operation.Tensors[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)]);

    /// <summary>Found out, not stated: what the gradients of some random calls read.</summary>
    private static string Keeps(Operation operation)
    {
        var kept = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 8; seed++)
        {
            var sampler = new Sampler(operation, seed);
            var results = OperationSamples.Call(sampler);
            var graph = sampler.Graph;
            var forward = graph.Nodes.Count;
            var loss = results.Select(y => (y * graph.Constant(2)).SumAll().BatchSum()).Aggregate((sum, term) => sum + term);
            var gradients = ReverseMode.Differentiate(graph, loss, sampler.Wanted.Select(w => w.Value).ToList());
            foreach (var id in Read(graph, forward, gradients.OfType<Value>().Select(value => value.Id)))
                if (Name(graph, id, results) is { } name) kept.Add(name);
        }

        return kept.Count == 0 ? "nothing" : string.Join(", ", kept);
    }

    /// <summary>The forward nodes that the backward ones read.</summary>
    private static HashSet<int> Read(GraphBuilder graph, int forward, IEnumerable<int> gradients)
    {
        var pending = new Stack<int>(gradients);
        HashSet<int> seen = [], read = [];
        while (pending.TryPop(out var id))
        {
            if (!seen.Add(id)) continue;
            if (id < forward) read.Add(id);
            else foreach (var operand in graph[id].Operands) pending.Push(operand);
        }

        return read;
    }

    private static string? Name(GraphBuilder graph, int id, Value[] results)
    {
        if (results.Any(result => result.Id == id)) return "y";
        return graph[id].Primitive switch
        {
            ReshapePrimitive => Name(graph, graph[id].Operands[0], results),
            InputPrimitive input => input.Port.Name,
            ParameterPrimitive parameter => parameter.Parameter.Name.Replace("layer.", "", StringComparison.Ordinal),
            RandomPrimitive => "the draw",
            ConstantPrimitive or RangePrimitive or SinusoidPrimitive => null,
            _ => "inner steps",
        };
    }
}
