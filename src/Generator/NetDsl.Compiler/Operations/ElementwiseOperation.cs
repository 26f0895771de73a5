using System;

namespace NetDsl.Compiler;

/// <summary>
/// An operation that is one scalar expression: derivative, fused loops for every device and tests are derived from it.
/// </summary>
public abstract class ElementwiseOperation : Operation
{
    /// <summary>The parameter names of the tensors, in the order of the expression's operands.</summary>
    public virtual string[] Tensors => new[] { "x" };

    /// <summary>The expression over the operands, with the call's numbers as constants.</summary>
    public abstract Expression Define(Expression[] operands, Call call);

    /// <summary>Derivatives by each operand that are shorter or safer than the derived ones; empty to have them derived.</summary>
    protected virtual Expression[] Slopes(Expression[] operands, Call call) => Array.Empty<Expression>();

    /// <summary>What to say of operands that do not broadcast, where more can be said than that.</summary>
    protected virtual ProblemException? Mismatch(Call call, Value[] operands) => null;

    public sealed override Value[] Apply(Call call)
    {
        var values = new Value[Tensors.Length];
        var leaves = new Expression[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = call.Tensor(Tensors[i]);
            leaves[i] = Expression.Operand(i);
        }

        if (Mismatch(call, values) is { } mismatch) throw mismatch;
        return new[] { call.Graph.Elementwise(new ElementwisePrimitive(Define(leaves, call), null, Slopes(leaves, call).ToEquatableArray()), call, values) };
    }
}
