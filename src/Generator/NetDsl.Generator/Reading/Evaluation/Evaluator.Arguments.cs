using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>Arguments as the operations of the compiler take them.</summary>
internal sealed partial class Evaluator
{
    /// <param name="slopes">Takes the derivatives that the user gives for a scalar function, and its name.</param>
    /// <param name="places">Takes where they are given.</param>
    private object? Argument(object? value, ITypeSymbol type, string name, IOperation site, Dictionary<string, object?> slopes, Dictionary<string, Location> places, Frame frame)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        if (value is not null && type.TypeKind == TypeKind.Enum) return EnumMember(value, type) ?? Fail("NDSL2013", PlaceOf(site, name), $"{Formats.Invariant(value)} is no member of {type.Name}");
        return value switch
        {
            Shape shape => shape.Dimensions.ToArray(),
            TupleValue tuple when tuple.Items.All(item => item is int) => tuple.Items.Cast<int>().ToArray(),
            SequenceValue sequence => Array(sequence, (type as IArrayTypeSymbol)?.ElementType ?? sequence.Element),
            FunctionValue function when type is INamedTypeSymbol { DelegateInvokeMethod: { } signature } => signature.ReturnType.IsAnyTensor()
                ? TensorFunction(function, site, frame)
                : ScalarFunction(function, signature.Parameters.Length, site, slopes, places, frame),
            _ => value,
        };
    }

    private static object Array(SequenceValue sequence, ITypeSymbol? element)
    {
        if (element.IsAnyTensor()) return sequence.Items.Cast<Value>().ToArray();
        return element?.SpecialType switch
        {
            SpecialType.System_Int32 => sequence.Items.Cast<int>().ToArray(),
            SpecialType.System_Single => sequence.Items.Cast<float>().ToArray(),
            SpecialType.System_Double => sequence.Items.Cast<double>().ToArray(),
            _ => sequence.Items.ToArray(),
        };
    }

    /// <summary>The name of the member with that value.</summary>
    public static string? EnumMember(object value, ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .FirstOrDefault(member => member.HasConstantValue && Numbers.IsNumber(member.ConstantValue) && Numbers.Equal(member.ConstantValue!, value))?.Name;

    private Func<Value, Value> TensorFunction(FunctionValue function, IOperation site, Frame frame) => x =>
    {
        var origin = graph.Origin;
        var result = Call(function, new object?[] { x }, site, frame);
        graph.Origin = origin;
        if (result is null) Fail("NDSL2013", site, "this function gives null when the network is built");
        return result is Value value ? value : throw new PoisonedException();
    };

    private object? ScalarFunction(FunctionValue function, int count, IOperation site, Dictionary<string, object?> slopes, Dictionary<string, Location> places, Frame frame)
    {
        var operands = Enumerable.Range(0, count).Select(i => (object?)new ScalarValue(Expression.Operand(i), 1, false)).ToArray();
        var result = Call(function, operands, site, frame);
        var value = Formula(result);
        if (value is null) return IsPoison(result) ? result : Unsupported(site, "a function whose result is no number", "give a number for every argument");
        if (function.Lambda is null) slopes["function"] = function.Method.Name;
        if (function.Lambda is not null || function.Method.Find("DerivativeAttribute") is not { } derivative) return value;
        var given = new List<Expression>();
        foreach (var constant in derivative.ConstructorArguments.SelectMany(argument => argument.Kind == TypedConstantKind.Array ? argument.Values.IsDefault ? Enumerable.Empty<TypedConstant>() : argument.Values : new[] { argument }.AsEnumerable()))
        {
            var slope = function.Method.ContainingType.GetMembers(constant.Value as string ?? "").OfType<IMethodSymbol>()
                .FirstOrDefault(method => method.IsStatic && method.Parameters.Length == count);
            if (slope is null || BodyOf(slope) is null)
                return Fail("NDSL2003", derivative.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? site.Syntax.GetLocation(), $"the derivative of '{function.Method.Name}' is no static method '{constant.Value}' with {count} parameters beside it");
            if (Formula(Call(new FunctionValue(slope, null, frame), operands, site, frame)) is not { } formula) return Poison.Instance;
            given.Add(formula);
        }

        if (given.Count != count)
            return Fail("NDSL2003", derivative.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() ?? site.Syntax.GetLocation(), $"'{function.Method.Name}' has {count} parameters and {given.Count} derivatives: name one method for each parameter");
        slopes["slope"] = given[0];
        if (derivative.ApplicationSyntaxReference?.GetSyntax(cancellation).GetLocation() is { } written) places["slope"] = places["slopeY"] = written;
        if (given.Count > 1) slopes["slopeY"] = given[1];
        return value;
    }

    private static Expression? Formula(object? value) => value switch
    {
        ScalarValue { IsCondition: false } scalar => scalar.Expression,
        not null when Numbers.IsNumber(value) => Expression.Constant(Decimal(value)),
        _ => null,
    };
}
