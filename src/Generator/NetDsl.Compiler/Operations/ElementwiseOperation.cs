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

    public sealed override Value[] Apply(Call call)
    {
        var values = new Value[Tensors.Length];
        var leaves = new Expression[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = call.Tensor(Tensors[i]);
            leaves[i] = Expression.Operand(i);
        }

        return new[] { call.Graph.Elementwise(Define(leaves, call), call, values) };
    }
}
