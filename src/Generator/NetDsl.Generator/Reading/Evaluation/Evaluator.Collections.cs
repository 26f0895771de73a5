using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Arrays, lists, collection expressions, indices and ranges.</summary>
internal sealed partial class Evaluator
{
    private object? ArrayCreation(IArrayCreationOperation creation, Frame frame)
    {
        var element = (creation.Type as IArrayTypeSymbol)?.ElementType;
        if (creation.DimensionSizes.Length != 1) return Unsupported(creation, "an array of several dimensions", "use an array of arrays");
        if (creation.Initializer is { } initializer) return Sequence(initializer.ElementValues, element, frame);
        var length = Evaluate(creation.DimensionSizes[0], frame);
        if (IsPoison(length)) return length;
        if (length is not (int or long or uint) || Numbers.ToDouble(length) < 0) return Fail("NDSL2013", creation.DimensionSizes[0], $"an array of {Formats.Invariant(length)} elements");
        CheckLength(creation, Numbers.ToDouble(length));
        return new SequenceValue(Enumerable.Repeat(Default(element), (int)Numbers.ToDouble(length)).ToList(), element);
    }

    private SequenceValue Sequence(ImmutableArray<IOperation> elements, ITypeSymbol? element, Frame frame) =>
        new(elements.Select(value => value is IArrayInitializerOperation inner ? Sequence(inner.ElementValues, (element as IArrayTypeSymbol)?.ElementType, frame) : Evaluate(value, frame)).ToList(), element);

    private object? CollectionExpression(ICollectionExpressionOperation collection, Frame frame)
    {
        var items = new List<object?>();
        var type = collection.Type;
        foreach (var element in collection.Elements)
        {
            if (element is not ISpreadOperation spread)
            {
                items.Add(Evaluate(element, frame));
                continue;
            }

            var spreaded = Evaluate(spread.Operand, frame);
            if (IsPoison(spreaded)) return spreaded;
            if (Items(spreaded) is not { } more) return Unsupported(spread.Operand, $"'..' of '{spread.Operand.Type?.Name}'", "spread an array or a List");
            CheckLength(collection, items.Count + more.Count);
            items.AddRange(more);
        }

        return new SequenceValue(items, ElementType(type), isList: type is INamedTypeSymbol { Name: "List" });
    }

    private static ITypeSymbol? ElementType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } named => named.TypeArguments[0],
        _ => null,
    };

    private object? ObjectCreation(IObjectCreationOperation creation, Frame frame)
    {
        var arguments = creation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => Evaluate(argument.Value, frame)).ToList();
        if (creation.Type is INamedTypeSymbol { IsTupleType: true }) return new TupleValue(arguments.ToArray());
        if (!creation.Type.IsIn("System.Collections.Generic", "List") || (creation.Initializer is { } body && body.Initializers.Any(i => i is not IInvocationOperation { TargetMethod.Name: "Add" })))
            return Unsupported(creation);
        var list = new SequenceValue(new List<object?>(), ElementType(creation.Type), isList: true);
        if (arguments.Count == 1)
        {
            if (IsPoison(arguments[0])) return Poison.Instance;
            if (arguments[0] is not int)
            {
                if (Items(arguments[0]) is not { } items) return Unsupported(creation);
                list.Items.AddRange(items);
            }
        }

        foreach (var add in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
            list.Items.Add(Evaluate(((IInvocationOperation)add).Arguments[0].Value, frame));
        CheckLength(creation, list.Items.Count);
        return list;
    }

    private object? ArrayElement(IArrayElementReferenceOperation element, Frame frame)
    {
        if (element.Indices.Length != 1) return Unsupported(element);
        return Element(element, Evaluate(element.ArrayReference, frame), Evaluate(element.Indices[0], frame));
    }

    private object? ImplicitIndexer(IImplicitIndexerReferenceOperation element, Frame frame) =>
        Element(element, Evaluate(element.Instance, frame), Evaluate(element.Argument, frame));

    /// <summary>An element, or a part for a range, of anything that has elements known at build time.</summary>
    private object? Element(IOperation at, object? holder, object? index)
    {
        if (IsPoison(holder) || IsPoison(index)) return Poison.Instance;
        if (index is Value tensor) return Fail("NDSL2005", at, $"this index reads values of {Describe(tensor)}: use OneHot, Where or Embedding");
        if (Items(holder) is not { } items) return holder is null ? Fail("NDSL2013", at, "this is null when the network is built") : Unsupported(at);
        if (index is RangeValue range)
        {
            int start = range.Start.Of(items.Count), end = range.End.Of(items.Count);
            if (start < 0 || end > items.Count || start > end) return Fail("NDSL2013", at, $"the range {start}..{end} of {items.Count} elements");
            var part = items.GetRange(start, end - start);
            return holder is string text ? text.Substring(start, end - start) : new SequenceValue(part, (holder as SequenceValue)?.Element);
        }

        return Position(at, holder, index, items.Count) is { } position ? items[position] : Poison.Instance;
    }

    /// <summary>The index as a number within the length; null, and told, where it is outside.</summary>
    private int? Position(IOperation at, object? holder, object? index, int length)
    {
        var position = index switch
        {
            IndexValue i => i.Of(length),
            int i => i,
            _ => (long)(Numbers.IsNumber(index) ? Math.Max(Math.Min(Numbers.ToDouble(index), long.MaxValue / 2), -1) : -1),
        };
        if (position >= 0 && position < length) return (int)position;
        var what = holder is Shape shape ? (Message)$"the shape {shape} has {shape.Rank} axes" : $"there are {length} elements";
        Fail("NDSL2013", at, length > 0 ? (Message)$"index {position} is outside: {what}, 0 to {length - 1}" : $"index {position} is outside: {what}");
        return null;
    }

    private void AssignElement(IOperation target, object? value, Frame frame)
    {
        var (holder, index) = target switch
        {
            IArrayElementReferenceOperation { Indices.Length: 1 } element => (Evaluate(element.ArrayReference, frame), Evaluate(element.Indices[0], frame)),
            IImplicitIndexerReferenceOperation element => (Evaluate(element.Instance, frame), Evaluate(element.Argument, frame)),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance, Arguments.Length: 1 } property => (Evaluate(instance, frame), Evaluate(property.Arguments[0].Value, frame)),
            _ => (null, null),
        };
        if (IsPoison(holder) || IsPoison(index)) return;
        if (holder is not SequenceValue sequence || index is RangeValue) Unsupported(target, $"an assignment to '{Formats.OneLine(target.Syntax.ToString())}'", "assign to locals and to elements of arrays and lists");
        else if (IsMutable(target, frame) && Position(target, holder, index, sequence.Items.Count) is { } position) sequence.Items[position] = value;
    }

    /// <summary>Both ways of a scalar function's condition are run, so what one of them changes must be a variable.</summary>
    private bool IsMutable(IOperation at, Frame frame)
    {
        if (frame.Path is null) return true;
        Unsupported(at, "a change of an array or list under a condition on the function's argument", "use local variables");
        return false;
    }

    private object? Range(IRangeOperation range, Frame frame)
    {
        var start = range.LeftOperand is null ? new IndexValue(0, false) : AsIndex(Evaluate(range.LeftOperand, frame));
        var end = range.RightOperand is null ? new IndexValue(0, true) : AsIndex(Evaluate(range.RightOperand, frame));
        return start is null || end is null ? Poison.Instance : new RangeValue(start, end);
    }

    private static IndexValue? AsIndex(object? value) => value switch
    {
        IndexValue index => index,
        int i => new IndexValue(i, false),
        _ => null,
    };

    private static object? Default(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => false,
        { SpecialType: >= SpecialType.System_Char and <= SpecialType.System_Double } => Numbers.To(0, type.SpecialType),
        { TypeKind: TypeKind.Enum } => 0,
        INamedTypeSymbol { IsTupleType: true } tuple => new TupleValue(tuple.TupleElements.Select(element => Default(element.Type)).ToArray()),
        _ => null,
    };

    private void CheckLength(IOperation at, double length)
    {
        if (length > EvaluationLimits.Elements)
            throw new EvaluationLimitException(at.Syntax.GetLocation(), $"an array or list of more than {EvaluationLimits.Elements:N0} elements while the network is built: give a trained tensor with Parameter instead");
        Count(at, (int)length);
    }
}
