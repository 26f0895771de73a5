using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Assignments, ++, tuples and deconstruction.</summary>
internal sealed partial class Evaluator
{
    private object? SimpleAssignment(ISimpleAssignmentOperation assignment, Frame frame)
    {
        if (assignment.IsRef) return Unsupported(assignment, "a ref assignment", "use the variable itself");
        var value = Evaluate(assignment.Value, frame);
        Assign(assignment.Target, value, frame);
        return value;
    }

    private object? CompoundAssignment(ICompoundAssignmentOperation assignment, Frame frame)
    {
        var left = Evaluate(assignment.Target, frame);
        var right = Evaluate(assignment.Value, frame);
        var value = Convert(assignment, Compute(assignment, assignment.OperatorKind, left, right), assignment.Type);
        Assign(assignment.Target, value, frame);
        return value;
    }

    private object? Increment(IIncrementOrDecrementOperation increment, Frame frame)
    {
        var before = Evaluate(increment.Target, frame);
        var kind = increment.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Convert(increment, Compute(increment, kind, before, 1), increment.Type);
        Assign(increment.Target, after, frame);
        return increment.IsPostfix ? before : after;
    }

    private void Assign(IOperation target, object? value, Frame frame, bool declare = false)
    {
        switch (target)
        {
            case ILocalReferenceOperation local when declare || local.IsDeclaration: frame.Declare(local.Local, value); break;
            case ILocalReferenceOperation local: frame.Set(local.Local, value); break;
            case IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter: frame.Set(parameter.Parameter, value); break;
            case IDiscardOperation: break;
            case IDeclarationExpressionOperation declaration: Assign(declaration.Expression, value, frame, declare: true); break;
            case ITupleOperation tuple: Deconstruct(tuple, value, frame, declare); break;
            case IArrayElementReferenceOperation or IPropertyReferenceOperation or IImplicitIndexerReferenceOperation: AssignElement(target, value, frame); break;
            case IInvalidOperation: break;
            default: Unsupported(target, $"an assignment to '{Formats.OneLine(target.Syntax.ToString())}'", "assign to locals and to elements of arrays and lists"); break;
        }
    }

    private object? Deconstruction(IDeconstructionAssignmentOperation deconstruction, Frame frame)
    {
        var value = Evaluate(deconstruction.Value, frame);
        Assign(deconstruction.Target, value, frame);
        return value;
    }

    private void Deconstruct(ITupleOperation target, object? value, Frame frame, bool declare)
    {
        var parts = Parts(value);
        if (parts is not null && parts.Count != target.Elements.Length)
        {
            Fail("NDSL2013", target, $"{target.Elements.Length} variables for {parts.Count} values: {(value is TupleValue ? (Message)"a tuple" : Formats.Invariant(value))}");
            parts = null;
        }
        else if (parts is null && !IsPoison(value))
        {
            Unsupported(target, "this deconstruction", "deconstruct a tuple");
        }

        for (var i = 0; i < target.Elements.Length; i++)
            Assign(target.Elements[i], parts is null ? Poison.Instance : parts[i], frame, declare);
    }

    private object? Tuple(ITupleOperation tuple, Frame frame) =>
        new TupleValue(tuple.Elements.Select(element => Evaluate(element, frame)).ToArray());

    private object? TupleComparison(ITupleBinaryOperation comparison, Frame frame)
    {
        object? left = Evaluate(comparison.LeftOperand, frame), right = Evaluate(comparison.RightOperand, frame);
        bool Either(Func<object?, bool> wanted) => Holds(left, wanted, 0) || Holds(right, wanted, 0);
        if (Either(item => item is Poison)) return Poison.Instance;
        if (Either(item => item is Value)) return Fail("NDSL2005", comparison, "this condition reads values of a tensor: use Where(condition, a, b)");
        if (Either(item => item is ScalarValue)) return Unsupported(comparison, "a comparison of tuples in a scalar function", "compare the numbers one by one");
        return Same(left, right) == (comparison.OperatorKind == BinaryOperatorKind.Equals);
    }

    private object? Field(IFieldReferenceOperation reference, Frame frame)
    {
        var field = reference.Field;
        if (reference.Instance is { } instance)
        {
            var holder = Evaluate(instance, frame);
            if (IsPoison(holder)) return holder;
            var index = field.ContainingType.IsTupleType ? field.ContainingType.TupleElements.Select((f, i) => (f, i)).Where(e => SymbolEqualityComparer.Default.Equals(e.f.CorrespondingTupleField ?? e.f, field.CorrespondingTupleField ?? field)).Select(e => e.i).DefaultIfEmpty(-1).First() : -1;
            if (holder is TupleValue tuple && index >= 0 && index < tuple.Items.Length) return tuple.Items[index];
            return Unsupported(reference, $"the field '{field.Name}' of an object", "use parameters, locals, const and static readonly fields");
        }

        if (!field.IsStatic) return Unsupported(reference, $"the field '{field.Name}' of an object", "make it const or static readonly");
        if (!field.IsReadOnly) return Unsupported(reference, $"the static field '{field.Name}', which can change,", "make it const or static readonly");
        return StaticField(reference, field);
    }

    private readonly Dictionary<IFieldSymbol, object?> fields = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IFieldSymbol> reading = new(SymbolEqualityComparer.Default);

    private object? StaticField(IOperation at, IFieldSymbol field)
    {
        if (fields.TryGetValue(field, out var known)) return known;
        if (!reading.Add(field)) return fields[field] = Fail("NDSL2013", at, $"'{field.Name}' reads itself while it is given its value");
        var syntax = field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax;
        if (WellKnownField(field) is { } wellKnown) return fields[field] = wellKnown;
        if (syntax?.Initializer is null)
            return Unsupported(at, $"the value of '{field.Name}'", "give it its value where it is declared, in this project");
        if (Model(syntax.SyntaxTree).GetOperation(syntax.Initializer.Value, cancellation) is not { } initializer) return Poison.Instance;
        var frame = new Frame(field, null, Names, 0);
        return fields[field] = Convert(initializer, initializer is IArrayInitializerOperation array ? Sequence(array.ElementValues, (field.Type as IArrayTypeSymbol)?.ElementType, frame) : Evaluate(initializer, frame), field.Type);
    }

    private static object? WellKnownField(IFieldSymbol field) =>
        field.ContainingType.SpecialType == SpecialType.System_String && field.Name == "Empty" ? "" : null;
}
