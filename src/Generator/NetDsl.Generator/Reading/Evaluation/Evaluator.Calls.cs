using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Calls: helper methods with source are run in place, each call with parameters of its own.</summary>
internal sealed partial class Evaluator
{
    private readonly Dictionary<IMethodSymbol, IBlockOperation?> bodies = new(SymbolEqualityComparer.Default);

    private object? Invocation(IInvocationOperation invocation, Frame frame)
    {
        var method = invocation.TargetMethod;
        if (method.ContainingType.IsVocabulary()) return OperationCall(invocation, frame);
        if (invocation.Arguments.Any(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
        {
            foreach (var argument in invocation.Arguments.Where(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)) Assign(argument.Value, Poison.Instance, frame);
            return Unsupported(invocation, "a ref or out argument", "return a tuple");
        }

        var instance = invocation.Instance is null or IInstanceReferenceOperation ? null : Evaluate(invocation.Instance, frame);
        var arguments = new object?[method.Parameters.Length];
        foreach (var argument in invocation.Arguments)
            if (argument.Parameter is { } parameter) arguments[parameter.Ordinal] = Evaluate(argument.Value, frame);
        if (method.MethodKind == MethodKind.DelegateInvoke) return Call(instance, arguments, invocation, frame);
        if (method.IsPartialLayer()) return PartialLayer(method, arguments, invocation, frame);
        if ((method.IsStatic || method.MethodKind == MethodKind.LocalFunction) && BodyOf(method) is not null) return Invoke(method, arguments, invocation, frame);
        return BuiltIn(invocation, instance, arguments, frame);
    }

    private object? MethodGroup(IMethodReferenceOperation method, Frame frame)
    {
        if (method.Method.IsStatic || method.Method.MethodKind == MethodKind.LocalFunction) return new FunctionValue(method.Method, null, frame);
        return Unsupported(method, $"the method '{method.Method.Name}' of an object", "make it static");
    }

    /// <summary>Calls a delegate.</summary>
    private object? Call(object? function, object?[] arguments, IOperation site, Frame frame)
    {
        if (function is not FunctionValue value)
            return IsPoison(function) ? function : Fail("NDSL2013", site, "this delegate is null when the network is built");
        if (value.Lambda is { } lambda) return Enter(value.Method, lambda.Body, arguments, site, value.Captured, frame.Names, frame);
        if (value.Method.ContainingType.IsVocabulary()) return OperationCall(value.Method, arguments, site, frame);
        if (value.Method.IsPartialLayer()) return PartialLayer(value.Method, arguments, site, frame);
        if (BodyOf(value.Method) is not null) return Invoke(value.Method, arguments, site, value.Method.MethodKind == MethodKind.LocalFunction ? value.Captured : frame, frame);
        return Function(value.Method, arguments, site);
    }

    private object? Invoke(IMethodSymbol method, object?[] arguments, IOperation site, Frame frame) => Invoke(method, arguments, site, frame, frame);

    private object? Invoke(IMethodSymbol method, object?[] arguments, IOperation site, Frame around, Frame caller)
    {
        var definition = method.OriginalDefinition;
        var parent = definition.MethodKind == MethodKind.LocalFunction ? around.Of(definition.ContainingSymbol) : null;
        // Another network's Forward is known by its class.
        var helper = definition is { Name: "Forward", MethodKind: MethodKind.Ordinary } ? definition.ContainingType.Name : definition.Name;
        return Enter(definition, BodyOf(definition)!, arguments, site, parent, caller.Names.Enter(helper), caller);
    }

    private object? Enter(IMethodSymbol method, IBlockOperation body, object?[] arguments, IOperation site, Frame? parent, NameScope names, Frame caller)
    {
        if (caller.Depth >= EvaluationLimits.Calls)
            throw new EvaluationLimitException(site.Syntax.GetLocation(), $"calls are {EvaluationLimits.Calls} deep here: '{method.Name}' does not end by calling itself; write a loop, or check what ends the recursion");
        var frame = new Frame(method, parent, names, caller.Depth + 1) { Path = caller.Path is null ? null : Always };
        for (var i = 0; i < arguments.Length; i++) frame.Declare(method.Parameters[i], arguments[i]);
        var origin = graph.Origin;
        var outer = operatorNames;
        operatorNames = names;
        var flow = Run(body, frame);
        operatorNames = outer;
        graph.Origin = origin;
        var result = flow switch
        {
            Flow.Return => frame.Result,
            Flow.Unknown => Poison.Instance,
            _ => method.ReturnsVoid ? null : Poison.Instance,
        };
        return frame.Returns.Count == 0 ? result : Merge(frame.Returns, result, site);
    }

    /// <summary>What the method does, where its source is part of this project; else null.</summary>
    private IBlockOperation? BodyOf(IMethodSymbol method)
    {
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (bodies.TryGetValue(method, out var known)) return known;
        IBlockOperation? body = null;
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree)) continue;
            var syntax = reference.GetSyntax(cancellation);
            body ??= Model(reference.SyntaxTree).GetOperation(syntax, cancellation) switch
            {
                IMethodBodyOperation declared => declared.BlockBody ?? declared.ExpressionBody,
                ILocalFunctionOperation local => local.Body,
                IBlockOperation block => block,
                _ => null,
            };
        }

        return bodies[method] = body;
    }

    /// <summary>Runs Forward or Loss of the network itself.</summary>
    public object? RunMethod(IMethodSymbol method, IReadOnlyList<object?> arguments)
    {
        if (BodyOf(method) is not { } body) return Poison.Instance;
        var frame = new Frame(method.OriginalDefinition, null, Names, 0);
        for (var i = 0; i < arguments.Count; i++) frame.Declare(method.Parameters[i], arguments[i]);
        return Run(body, frame) == Flow.Return ? frame.Result : Poison.Instance;
    }
}
