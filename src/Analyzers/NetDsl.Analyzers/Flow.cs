using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NetDsl.Analyzers;

/// <summary>Which expressions of one method speak of the same value: by the variable and the properties behind it.</summary>
internal static class Flow
{
    /// <summary>The same text for the same variable, or null for what is not a variable or a property of one.</summary>
    public static string? Key(IOperation? operation) => Plain(operation) switch
    {
        ILocalReferenceOperation local => Key(local.Local),
        IParameterReferenceOperation parameter => Key(parameter.Parameter),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field.ToDisplayString(),
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property.ToDisplayString(),
        IPropertyReferenceOperation { Arguments.Length: 0 } property when Key(property.Instance) is { } holder => holder + "." + property.Property.Name,
        _ => null,
    };

    public static string Key(ISymbol symbol) => symbol.Name + "@" + (symbol.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0);

    /// <summary>The argument for a parameter, where the call gives one.</summary>
    public static IOperation? Argument(this IInvocationOperation invocation, string parameter) =>
        invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)?.Value;

    /// <summary>The variable that is declared with this value, or null.</summary>
    public static string? Declared(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation) parent = parent.Parent;
        return parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? Key(declarator.Symbol) : null;
    }

    public static IOperation? Plain(IOperation? operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation;
    }

    /// <summary>Everything in the bodies of a method, lambdas included.</summary>
    public static IReadOnlyList<IOperation> All(IEnumerable<IOperation> blocks) => blocks.SelectMany(block => block.DescendantsAndSelf()).ToList();

    /// <summary>This operation and all below it.</summary>
    public static IEnumerable<IOperation> DescendantsAndSelf(this IOperation operation)
    {
        var pending = new Stack<IOperation>();
        pending.Push(operation);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            yield return current;
            foreach (var child in current.ChildOperations.Reverse()) pending.Push(child);
        }
    }
}
