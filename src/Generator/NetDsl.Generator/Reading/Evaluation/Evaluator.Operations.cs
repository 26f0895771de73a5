using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>Calls of layers and functions, and operators between tensors, become nodes of the graph.</summary>
internal sealed partial class Evaluator
{
    // The scope of the method that runs: an operator has no frame at hand to ask.
    private NameScope? operatorNames;

    private object? OperationCall(IInvocationOperation invocation, Frame frame)
    {
        var method = invocation.TargetMethod;
        var arguments = new object?[method.Parameters.Length];
        foreach (var argument in invocation.Arguments)
            if (argument.Parameter is { } parameter) arguments[parameter.Ordinal] = Evaluate(argument.Value, frame);
        return OperationCall(method, arguments, invocation, frame);
    }

    private object? OperationCall(IMethodSymbol method, object?[] values, IOperation site, Frame frame)
    {
        var beside = new Dictionary<string, Location>(StringComparer.Ordinal);
        Location Place(string argument) => beside.TryGetValue(argument, out var place) ? place : PlaceOf(site, argument);
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (values.Any(IsPoisonDeep)) return Poison.Instance;
        foreach (var parameter in method.Parameters)
        {
            if (HoldsSymbol(values[parameter.Ordinal]))
                return Fail("NDSL2011", Place(parameter.Name), $"'{method.Name}' takes tensors and cannot stand in a function of a number: use Math and MathF there");
            if (IsMissing(values[parameter.Ordinal], parameter))
                return Fail("NDSL2013", Place(parameter.Name), $"'{parameter.Name}' of {method.Name} is null when the network is built");
            var argument = Argument(values[parameter.Ordinal], parameter.Type, parameter.Name, site, arguments, beside, frame);
            if (IsPoison(argument)) return argument;
            arguments[parameter.Name] = argument;
        }

        if (LayerName(OperationRegistry.Find(method.Name)?.Kind ?? method.Name, arguments, frame.Names, Place) is not { } name) return Poison.Instance;
        var results = Apply(method.Name, name, arguments, site.Syntax.GetLocation(), Place, OriginAt(site.Syntax));
        return results is null ? Poison.Instance : Pack(results, method.ReturnType);
    }

    /// <summary>The name that the user gave, or kind and counter; null, and told, for a name that another layer has.</summary>
    public string? LayerName(string kind, IReadOnlyDictionary<string, object?> arguments, NameScope scope, Func<string, Location> place)
    {
        if (!arguments.TryGetValue("name", out var given) || given is not string name) return scope.Next(kind);
        if (name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-' or '/'))
        {
            Fail("NDSL4010", place("name"), $"this name of {kind} must be one or more letters, digits, and _ . - /");
            return null;
        }

        if (scope.Take(name)) return name;
        Fail("NDSL4010", place("name"), $"two layers have the name '{name}': give each its own, in a loop as $\"{name}{{i}}\"; for one layer used twice, declare [{kind}(…)] private static partial Tensor {Identifier(name)}(Tensor x);");
        return null;
    }

    /// <summary>Expands an operation; null, and told, where its rule finds a mistake.</summary>
    public Value[]? Apply(string operation, string layer, IReadOnlyDictionary<string, object?> arguments, Location at, Func<string, Location> place, Origin origin)
    {
        if (OperationRegistry.Find(operation) is not { } rule)
        {
            Fail("NDSL4012", at, $"'{operation}' is not known to this compiler: the versions of NetDsl and of its compiler differ");
            return null;
        }

        var before = graph.Nodes.Count;
        graph.Origin = origin;
        try
        {
            var results = rule.Run(new Call(graph, layer, arguments));
            Places.Add(place);
            for (var i = 0; i < results.Length; i++)
                if (results[i].Id >= before && results[i].Node.Name.Length == 0)
                    NameLayer(results[i], results.Length == 1 ? layer : FormattableString.Invariant($"{layer}_{i}"), arguments.TryGetValue("name", out var given) && given is string);
            return results;
        }
        catch (ProblemException mistake)
        {
            Fail(mistake.Problem.Id, place(mistake.Problem.Argument), mistake.Problem.Message, mistake.Problem.Hints);
        }
        catch (PoisonedException)
        {
        }
        catch (Exception unexpected) when (unexpected is not (OperationCanceledException or EvaluationLimitException or InsufficientExecutionStackException))
        {
            Fail("NDSL4012", at, $"'{operation}' cannot be compiled with these arguments: check its sizes");
        }

        return null;
    }

    private object? TensorOperator(IOperation at, BinaryOperatorKind kind, object left, object right)
    {
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            return Fail("NDSL2005", at, kind == BinaryOperatorKind.Equals ? (Message)"== does not compare the values of tensors: use Equal(a, b)" : "!= does not compare the values of tensors: use NotEqual(a, b)");
        var name = kind switch
        {
            BinaryOperatorKind.Add => "Add",
            BinaryOperatorKind.Subtract => "Subtract",
            BinaryOperatorKind.Multiply => "Multiply",
            BinaryOperatorKind.Divide => "Divide",
            BinaryOperatorKind.LessThan => "Less",
            BinaryOperatorKind.LessThanOrEqual => "LessOrEqual",
            BinaryOperatorKind.GreaterThan => "Greater",
            BinaryOperatorKind.GreaterThanOrEqual => "GreaterOrEqual",
            _ => "",
        };
        if (name.Length == 0 || !(left is Value || Numbers.IsNumber(left)) || !(right is Value || Numbers.IsNumber(right))) return Unsupported(at);
        return OperatorCall(name, at, ("a", Operand(left)), ("b", Operand(right)));
    }

    private object? TensorNegation(IUnaryOperation at, Value tensor) =>
        at.OperatorKind == UnaryOperatorKind.Minus ? OperatorCall("Negate", at, ("x", tensor)) : Unsupported(at);

    private object? OperatorCall(string name, IOperation at, params (string Name, Value Value)[] operands)
    {
        var place = at.Syntax.GetLocation();
        Location Place(string argument) => (argument, at) switch
        {
            ("a", IBinaryOperation binary) => binary.LeftOperand.Syntax.GetLocation(),
            ("b", IBinaryOperation binary) => binary.RightOperand.Syntax.GetLocation(),
            ("a", ICompoundAssignmentOperation assignment) => assignment.Target.Syntax.GetLocation(),
            ("b", ICompoundAssignmentOperation assignment) => assignment.Value.Syntax.GetLocation(),
            _ => place,
        };
        var results = Apply(name, (operatorNames ?? Names).Next(name), operands.ToDictionary(o => o.Name, o => (object?)o.Value), place, Place, OriginAt(at.Syntax));
        return results is null ? Poison.Instance : results[0];
    }

    private Value Operand(object operand) => operand is Value value ? value : graph.Constant(Decimal(operand));

    /// <summary>A float as the decimal that was written: 0.1f is 0.1, not its neighbour.</summary>
    private static double Decimal(object number) =>
        number is float f ? double.Parse(Formats.Invariant(f, "R"), System.Globalization.CultureInfo.InvariantCulture) : Numbers.ToDouble(number);

    private static object? Pack(Value[] results, ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } => new TupleValue(results.Select(value => (object?)value).ToArray()),
        IArrayTypeSymbol array => new SequenceValue(results.Select(value => (object?)value).ToList(), array.ElementType),
        _ => results.Length == 0 ? Poison.Instance : results[0],
    };

    /// <summary>True for null where the operation needs a value, in an array of tensors as well.</summary>
    private static bool IsMissing(object? value, IParameterSymbol parameter) => value switch
    {
        null => parameter.Type.IsReferenceType && parameter.NullableAnnotation != NullableAnnotation.Annotated,
        SequenceValue sequence => sequence.Items.Any(item => item is null),
        _ => false,
    };

    private static bool HoldsSymbol(object? value) => Holds(value, item => item is ScalarValue, 0);

    private static bool IsPoisonDeep(object? value) => Holds(value, item => item is Poison, 0);

    /// <summary>Looks into arrays, lists and tuples; one that holds itself ends at a depth that nobody writes.</summary>
    private static bool Holds(object? value, Func<object?, bool> wanted, int depth) => wanted(value) || (depth < 16 && value switch
    {
        SequenceValue sequence => sequence.Items.Any(item => !ReferenceEquals(item, sequence) && Holds(item, wanted, depth + 1)),
        TupleValue tuple => tuple.Items.Any(item => Holds(item, wanted, depth + 1)),
        _ => false,
    });

    /// <summary>The place of a remark of the tutor.</summary>
    public Location PlaceOf(Finding finding) =>
        finding.Part is { } part && written.TryGetValue(part, out var place) ? place : Places[finding.Call](finding.Argument);

    /// <summary>The argument to edit, or one of several as <c>tensors[2]</c>: its expression, or the call where it was left out.</summary>
    private static Location PlaceOf(IOperation site, string argument)
    {
        if (site is not IInvocationOperation invocation || argument.Length == 0) return site.Syntax.GetLocation();
        var (index, bracket) = (0, argument.IndexOf('['));
        if (bracket > 0)
        {
            index = int.Parse(argument.Substring(bracket + 1, argument.Length - bracket - 2), System.Globalization.CultureInfo.InvariantCulture);
            argument = argument.Substring(0, bracket);
        }

        var match = invocation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == argument);
        return match?.ArgumentKind switch
        {
            ArgumentKind.Explicit => (match.Syntax is ArgumentSyntax syntax ? syntax.Expression : match.Value.Syntax).GetLocation(),
            ArgumentKind.ParamArray when match.Value is IArrayCreationOperation { Initializer.ElementValues: { Length: > 0 } elements } => elements[Math.Min(index, elements.Length - 1)].Syntax.GetLocation(),
            _ => site.Syntax.GetLocation(),
        };
    }

    private static string Identifier(string name) =>
        new(name.Select((c, i) => i == 0 ? char.IsLetter(c) ? char.ToUpperInvariant(c) : '_' : char.IsLetterOrDigit(c) ? c : '_').ToArray());
}
