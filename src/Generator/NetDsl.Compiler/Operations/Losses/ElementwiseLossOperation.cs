using System;

namespace NetDsl.Compiler;

/// <summary>A loss that is one scalar expression of prediction p and target t, element by element, and then a reduction.</summary>
public abstract class ElementwiseLossOperation : LossOperation
{
    public override string Prediction => "prediction";

    public override PortModel Target(Shape prediction) => new("target", prediction, ElementType.Float);

    public sealed override Value[] Apply(Call call)
    {
        Value prediction = call.Tensor(Prediction), target = call.Tensor("target");
        if (prediction.Shape != target.Shape)
            throw call.OtherTarget(this, prediction, target);
        Expression p = Expression.Operand(0), t = Expression.Operand(1);
        var primitive = new ElementwisePrimitive(Define(p, t, call), null, Slopes(p, t, call).ToEquatableArray());
        return new[] { Build(call, primitive, prediction, target).Reduce(call) };
    }

    /// <summary>The loss of one element.</summary>
    public abstract Expression Define(Expression p, Expression t, Call call);

    /// <summary>Derivatives by p and by t that are shorter or safer than the derived ones; empty to have them derived.</summary>
    protected virtual Expression[] Slopes(Expression p, Expression t, Call call) => Array.Empty<Expression>();

    /// <summary>The losses of the elements; a loss with further operands appends them.</summary>
    protected virtual Value Build(Call call, ElementwisePrimitive primitive, Value prediction, Value target) =>
        call.Graph.Add(primitive, prediction, target);
}
