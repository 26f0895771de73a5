namespace NetDsl.Compiler;

/// <summary>The margins that are missing between the right class and the others, of Crammer and Singer 2001.</summary>
public sealed class MultiMarginOperation : ClassLossOperation
{
    public override string Name => "MultiMargin";

    public override string Formula => "Σ max(0, margin − x[label] + x[c]) / classes over the wrong classes c";

    public override string Backward => "1 / classes for each c that is short, minus their sum at the label";

    public override string Prediction => "prediction";

    public override Value[] Apply(Call call)
    {
        var target = ClassTarget.Read(this, call, Prediction);
        var margin = call.Number("margin");
        var picked = (target.OneHot * target.Scores).SumOver(target.Scores.Shape.Rank - 1);
        Expression x = Expression.Operand(0), right = Expression.Operand(1), hot = Expression.Operand(2);
        var shortfalls = call.Graph.Elementwise((1 - hot) * Scalar.Relu.Of(margin - right + x), target.Scores, picked, target.OneHot);
        return new[] { (ClassTarget.SumOverClasses(shortfalls) / target.Classes).Reduce(call) };
    }
}
