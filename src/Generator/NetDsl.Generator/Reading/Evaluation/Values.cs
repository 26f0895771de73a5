using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>
/// What stands in the place of a value that failed. The mistake has been told; all that depends on it stays silent.
/// </summary>
internal sealed class Poison
{
    public static readonly Poison Instance = new();

    private Poison()
    {
    }
}

/// <summary>An array or a list.</summary>
internal sealed class SequenceValue
{
    public SequenceValue(List<object?> items, ITypeSymbol? element, bool isList = false)
    {
        Items = items;
        Element = element;
        IsList = isList;
    }

    public List<object?> Items { get; }

    public ITypeSymbol? Element { get; }

    public bool IsList { get; }
}

/// <summary>A tuple; assignment to its fields is refused, so it may be shared.</summary>
internal sealed class TupleValue
{
    public TupleValue(params object?[] items) => Items = items;

    public object?[] Items { get; }
}

/// <summary>A method group, local function or lambda.</summary>
/// <param name="Method">What is called.</param>
/// <param name="Lambda">Its body, for a lambda.</param>
/// <param name="Captured">The variables around it.</param>
internal sealed record FunctionValue(IMethodSymbol Method, IAnonymousFunctionOperation? Lambda, Frame Captured);

/// <summary>An index, from the end for <c>^1</c>.</summary>
internal sealed record IndexValue(int Value, bool FromEnd)
{
    public int Of(int length) => FromEnd ? length - Value : Value;
}

/// <summary>A range of indices, <c>1..^1</c>.</summary>
internal sealed record RangeValue(IndexValue Start, IndexValue End);

/// <summary>A number inside a scalar function of the user: a formula over the elements of a tensor.</summary>
/// <param name="Size">Number of nodes when written out as a tree.</param>
/// <param name="IsCondition">True for a bool, which is 1 or 0.</param>
internal sealed record ScalarValue(Expression Expression, long Size, bool IsCondition);
