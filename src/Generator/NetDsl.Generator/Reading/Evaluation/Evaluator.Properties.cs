using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Shapes, ranks, lengths and counts; static properties with a body in this project.</summary>
internal sealed partial class Evaluator
{
    private object? Property(IPropertyReferenceOperation reference, Frame frame)
    {
        var property = reference.Property;
        if (reference.Instance is null)
            return property is { IsStatic: true, GetMethod: { } getter, IsIndexer: false } && BodyOf(getter) is not null
                ? Invoke(getter, new object?[0], reference, frame)
                : Unsupported(reference, $"the property '{property.Name}'", "use const and static readonly fields");
        var instance = Evaluate(reference.Instance, frame);
        if (IsPoison(instance)) return instance;
        if (property.IsIndexer && reference.Arguments.Length == 1) return Element(reference, instance, Evaluate(reference.Arguments[0].Value, frame));
        return (instance, property.Name) switch
        {
            (Value tensor, "Shape") => tensor.Shape,
            (Value tensor, "Rank") => tensor.Shape.Rank,
            (Value tensor, "Length") => tensor.Shape.Size,
            (Shape shape, "Rank") => shape.Rank,
            (SequenceValue sequence, "Length" or "Count") => sequence.Items.Count,
            (string text, "Length") => text.Length,
            (not null, "Value") when property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => instance,
            (_, "HasValue") when property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => instance is not null,
            (null, _) => Fail("NDSL2013", reference, $"'{Formats.OneLine(reference.Instance.Syntax.ToString())}' is null when the network is built"),
            _ => Unsupported(reference, $"the property '{property.Name}'", "use Shape, Rank, Length and Count"),
        };
    }
}
