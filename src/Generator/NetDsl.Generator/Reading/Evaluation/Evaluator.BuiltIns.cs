using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>The methods of the class library that a network body may call.</summary>
internal sealed partial class Evaluator
{
    private object? BuiltIn(IInvocationOperation invocation, object? instance, object?[] arguments, Frame frame)
    {
        var method = invocation.TargetMethod;
        if (IsPoison(instance) || arguments.Any(IsPoisonDeep))
        {
            // A list that takes a failed value no longer knows its elements, and neither does what reads them.
            if (instance is SequenceValue holder && method.Name is "Add" or "Insert") holder.Items.Add(Poison.Instance);
            return Poison.Instance;
        }

        if (arguments.Any(argument => argument is ScalarValue)) return Function(method, arguments, invocation);
        var type = method.ContainingType;
        object? first = arguments.ElementAtOrDefault(0), second = arguments.ElementAtOrDefault(1);
        if (MathFunctions.IsHolder(type) && method.IsStatic && method.ReturnType.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double) return Function(method, arguments, invocation);
        if (type.IsIn("System.Linq", "Enumerable")) return Linq(invocation, arguments, frame);
        if (instance is SequenceValue { IsList: true } list) return List(invocation, list, arguments, frame);
        switch (type.Name, method.Name, instance)
        {
            case ("Array", "Empty", _): return new SequenceValue(new List<object?>(), method.TypeArguments[0]);
            case (_, "GetLength", SequenceValue array): return array.Items.Count;
            case (_, "ToString", not null) when Numbers.IsNumber(instance) || instance is bool or string: return ToText(invocation, instance, arguments);
            case ("String", "Join", _) when first is string separator && second is SequenceValue parts: return Joined(invocation, separator, parts);
            case ("String", "ToLowerInvariant", string text): return text.ToLowerInvariant();
            case ("String", "ToUpperInvariant", string text): return text.ToUpperInvariant();
            case ("String", "StartsWith", string text) when first is string prefix: return text.StartsWith(prefix, StringComparison.Ordinal);
            case ("String", "EndsWith", string text) when first is string suffix: return text.EndsWith(suffix, StringComparison.Ordinal);
            case ("String", "Contains", string text) when first is string part: return text.Contains(part);
            case ("String", "IsNullOrEmpty", _): return string.IsNullOrEmpty(arguments[0] as string);
        }

        return Unknown(method, invocation);
    }

    private object? Unknown(IMethodSymbol method, IOperation site)
    {
        var name = $"'{(method.ContainingType is { Name.Length: > 0 } holder ? holder.Name + "." : "")}{method.Name}'";
        if (method.IsStatic || method.MethodKind == MethodKind.LocalFunction)
            return Unsupported(site, name, BodyOf(method) is null && method.Locations.All(location => !location.IsInSource) ? (Message)"its source is not part of this project; call Math, MathF, NetDsl.Layers, NetDsl.Functions and static methods of this project" : "give it a body in this project");
        return method.IsVirtual || method.IsAbstract || method.IsOverride
            ? Unsupported(site, $"the virtual call {name}", "call a static method")
            : Unsupported(site, $"the call {name} on an object", "call a static method");
    }

    /// <summary>A function of numbers without source: computed, or as a formula.</summary>
    private object? Function(IMethodSymbol method, object?[] arguments, IOperation site)
    {
        if (arguments.Any(IsPoisonDeep)) return Poison.Instance;
        if (!MathFunctions.IsHolder(method.ContainingType))
            return arguments.Any(argument => argument is ScalarValue)
                ? Fail("NDSL2003", site, $"no derivative is known for '{method.ContainingType?.Name}.{method.Name}' (its source is not visible here): write its formula with Math and MathF")
                : Unknown(method, site);
        if (arguments.All(Numbers.IsNumber))
        {
            try
            {
                return MathFunctions.Compute(method, arguments.Select(Numbers.ToDouble).ToArray()) ?? Unknown(method, site);
            }
            catch (Exception mistake) when (mistake is OverflowException or ArgumentException or IndexOutOfRangeException)
            {
                return Fail("NDSL2013", site, $"{method.Name}({string.Join(", ", arguments.Select(argument => Formats.Invariant(argument)))}) has no value of type {method.ReturnType.ToDisplayString()}");
            }
        }

        if (arguments.Any(argument => Symbolic(argument) is null)) return Unsupported(site);
        var symbols = arguments.Select(argument => Symbolic(argument)!).ToArray();
        return MathFunctions.Formula(method, symbols.Select(symbol => symbol.Expression).ToArray()) is { } formula
            // Hyperbolic functions mention their argument twice.
            ? Formula(site, Written(formula, site), method.Name is "Sinh" or "Cosh" or "Tan" ? symbols.Concat(symbols).ToArray() : symbols)
            : Fail("NDSL2003", site, $"no derivative is known for '{method.ContainingType!.Name}.{method.Name}': write its formula with Exp, Log, Sqrt, Pow, Sin, Cos, Tanh, Abs, Min and Max");
    }

    private string Joined(IOperation site, string separator, SequenceValue parts)
    {
        var texts = parts.Items.Select(part => Formats.Invariant(part)).ToList();
        return texts.Sum(text => (long)text.Length + separator.Length) <= EvaluationLimits.Characters
            ? string.Join(separator, texts)
            : throw new EvaluationLimitException(site.Syntax.GetLocation(), $"this text grows past {EvaluationLimits.Characters:N0} characters while the network is built");
    }

    private object? ToText(IOperation site, object? value, object?[] arguments)
    {
        try
        {
            return Formats.Invariant(value, arguments.OfType<string>().FirstOrDefault());
        }
        catch (FormatException)
        {
            return Fail("NDSL2013", site, "this format does not fit the value");
        }
    }

    private object? List(IInvocationOperation call, SequenceValue list, object?[] arguments, Frame frame)
    {
        var items = list.Items;
        if (call.TargetMethod.Name is not ("ToArray" or "Contains" or "IndexOf" or "GetRange") && !IsMutable(call, frame)) return Poison.Instance;
        CheckLength(call, items.Count);
        switch (call.TargetMethod.Name, arguments.Length, arguments.ElementAtOrDefault(0), arguments.ElementAtOrDefault(1))
        {
            case ("Add", 1, var item, _): items.Add(item); return null;
            case ("AddRange", 1, var more, _) when Items(more) is { } added: items.AddRange(added.ToArray()); return null;
            case ("Insert", 2, int at, var item) when at == items.Count || Position(call, list, at, items.Count) is not null: items.Insert(at, item); return null;
            case ("RemoveAt", 1, int at, _) when Position(call, list, at, items.Count) is { } position: items.RemoveAt(position); return null;
            case ("Insert" or "RemoveAt", _, _, _): return Poison.Instance;
            case ("Clear", _, _, _): items.Clear(); return null;
            case ("Reverse", 0, _, _): items.Reverse(); return null;
            case ("ToArray", 0, _, _): return new SequenceValue(items.ToList(), list.Element);
            case ("Contains", 1, var item, _): return items.Any(other => Same(other, item));
            case ("IndexOf", 1, var item, _): return items.FindIndex(other => Same(other, item));
            default: return Unsupported(call, $"'List.{call.TargetMethod.Name}'", "use Add, Insert, RemoveAt, the indexer, Count and loops");
        }
    }

    private object? Linq(IInvocationOperation call, object?[] arguments, Frame frame)
    {
        var method = call.TargetMethod;
        if (method.Name == "Range" && arguments.Length == 2 && arguments[0] is int start && arguments[1] is int count)
        {
            if (count < 0) return Fail("NDSL2013", call, $"a range of {count} numbers");
            CheckLength(call, count);
            return new SequenceValue(Enumerable.Range(start, count).Select(i => (object?)i).ToList(), method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } range ? range.TypeArguments[0] : null);
        }

        if (method.Name == "Repeat" && arguments.Length == 2 && arguments[1] is int times)
        {
            if (times < 0) return Fail("NDSL2013", call, $"{times} repetitions");
            CheckLength(call, times);
            return new SequenceValue(Enumerable.Repeat(arguments[0], times).ToList(), method.TypeArguments[0]);
        }

        if (arguments.Length == 0 || Items(arguments[0]) is not { } items) return Unknown(method, call);
        CheckLength(call, items.Count);
        var element = ElementType(method.ReturnType);
        switch (method.Name, arguments.Length, arguments[0], arguments.ElementAtOrDefault(1))
        {
            case ("ToArray", 1, _, _): return new SequenceValue(items.ToList(), element);
            case ("ToList", 1, _, _): return new SequenceValue(items.ToList(), element, isList: true);
            case ("Reverse", 1, _, _): return new SequenceValue(Enumerable.Reverse(items).ToList(), element);
            case ("Select", 2, _, FunctionValue f) when f.Method.Parameters.Length == 1: return new SequenceValue(items.Select(item => Call(f, new[] { item }, call, frame)).ToList(), element);
            case ("Concat", 2, _, var more) when Items(more) is { } added: return new SequenceValue(items.Concat(added).ToList(), element);
            case ("Append", 2, _, var item): return new SequenceValue(items.Append(item).ToList(), element);
            case ("Skip", 2, _, int n): return new SequenceValue(items.Skip(n).ToList(), element);
            case ("Take", 2, _, int n): return new SequenceValue(items.Take(n).ToList(), element);
            case ("Count", 1, _, _): return items.Count;
            case ("First", 1, _, _): return Element(call, arguments[0], new IndexValue(0, false));
            case ("Last", 1, _, _): return Element(call, arguments[0], new IndexValue(1, true));
            case ("Sum", 1, _, _) when items.All(Numbers.IsNumber): return items.Aggregate(Default(method.ReturnType), (sum, item) => Compute(call, BinaryOperatorKind.Add, sum, item));
            default: return Unsupported(call, $"'Enumerable.{method.Name}'", "use a loop");
        }
    }
}
