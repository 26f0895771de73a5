using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>The numbers of one node's operands, in float64; a batched operand holds <c>batch × shape</c> of them.</summary>
public sealed class EvaluationContext
{
    public EvaluationContext(int batch, TensorType type, IReadOnlyList<TensorType> operandTypes, IReadOnlyList<double[]> operands, Func<Primitive, double[]>? leaf = null)
    {
        Batch = batch;
        Type = type;
        OperandTypes = operandTypes;
        Operands = operands;
        Leaf = leaf ?? (primitive => throw new GraphException($"{primitive.Name} has no value at build time"));
    }

    public int Batch { get; }

    /// <summary>The type of the result.</summary>
    public TensorType Type { get; }

    public IReadOnlyList<TensorType> OperandTypes { get; }

    public IReadOnlyList<double[]> Operands { get; }

    /// <summary>The numbers of inputs, parameters and random draws, which only the caller knows.</summary>
    public Func<Primitive, double[]> Leaf { get; }

    public int Samples(TensorType type) => type.Batched ? Batch : 1;

    public int Length(TensorType type) => Samples(type) * type.Shape.Size;
}
