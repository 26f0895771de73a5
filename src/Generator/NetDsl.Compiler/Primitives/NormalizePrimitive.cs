using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What the statistics of a normalisation are taken over, and so how they depend on x.</summary>
public enum NormStatistics
{
    /// <summary>Constants, as running values.</summary>
    Given,

    /// <summary>The rows of the sample.</summary>
    Sample,

    /// <summary>The rows of all samples of the batch.</summary>
    Batch,
}

/// <summary>
/// y = (x − mean) · scale + bias for each channel of x [rows .., C], where mean and scale = inverse · weight come from x itself. Its gradient by x takes
/// the way through the statistics in: none goes to them. The passes make an element-wise step of it.
/// Operands: x, mean, scale, inverse (1/√(variance + ε)), then weight and bias if <paramref name="Affine"/>, then the switch that holds the
/// statistics if <paramref name="HasSwitch"/>.
/// </summary>
/// <param name="Groups">Groups of neighbouring channels that share their statistics; as many as channels where each has its own.</param>
/// <param name="Layer">Whose name the steps of the gradient bear.</param>
public sealed record NormalizePrimitive(NormStatistics Statistics, int Groups, bool Affine, bool HasSwitch, string Layer) : Primitive
{
    public override string Name => $"normalize{(Affine ? " with weight and bias" : "")}";

    public override string ResultName => "normalized";

    /// <summary>Over x, mean, scale, and the bias.</summary>
    public Expression Definition
    {
        get
        {
            var normal = (Expression.Operand(0) - Expression.Operand(1)) * Expression.Operand(2);
            return Affine ? normal + Expression.Operand(3) : normal;
        }
    }

    /// <summary>The operands that the definition reads.</summary>
    public IEnumerable<T> Read<T>(IReadOnlyList<T> operands) => Affine ? new[] { operands[0], operands[1], operands[2], operands[5] } : operands.Take(3);

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        var x = operands[0].Shape;
        if (operands.Count != 4 + (Affine ? 2 : 0) + (HasSwitch ? 1 : 0) || operands[1].Shape.Size != x[x.Rank - 1] || x[x.Rank - 1] % Groups != 0)
            throw new GraphException($"{Name} of {string.Join(", ", operands)}");
        return operands[0];
    }

    public override double[] Evaluate(EvaluationContext context) => new ElementwisePrimitive(Definition, null)
        .Evaluate(new EvaluationContext(context.Batch, context.Type, Read(context.OperandTypes).ToList(), Read(context.Operands).ToList()));

    public override void Differentiate(GradientContext context)
    {
        Value x = context.Operands[0], mean = context.Operands[1], scale = context.Operands[2], inverse = context.Operands[3], dy = context.Upstream;
        var (sum, product) = Sums(x, mean, inverse, dy);
        if (Affine)
        {
            context.Add(4, product);
            context.Add(5, sum);
        }

        if (!context.Needs(0)) return;
        if (Statistics == NormStatistics.Given)
        {
            context.Add(0, dy * scale);
            return;
        }

        // dx = scale · dy − (mean of weight · dy + x̂ · mean of weight · dy · x̂) · inverse, the means over what shares a statistic.
        var weight = Affine ? context.Operands[4] : (Value?)null;
        Value slope = Mean(x, product, weight), shift = Mean(x, sum, weight);
        if (HasSwitch)
        {
            // Held statistics are constants.
            var held = context.Operands[context.Operands.Count - 1];
            Value Free(Value value) => x.Graph.Elementwise(Expression.Operand(0) * (1 - Expression.Operand(1)), value, held);
            (slope, shift) = (Free(slope), Free(shift));
        }

        Expression g = Expression.Operand(0), s = Expression.Operand(1), v = Expression.Operand(2), m = Expression.Operand(3), a = Expression.Operand(4), b = Expression.Operand(5);
        context.Add(0, x.Graph.Elementwise(g * s - (v - m) * a - b, dy, scale, x, mean, (slope * inverse * inverse).Named(Layer + " slope"), (shift * inverse).Named(Layer + " shift")));
    }

    /// <summary>Σ dy and Σ dy · x̂ for each channel, over what the statistics are taken over; over all samples where they are given.</summary>
    private (Value Sum, Value Product) Sums(Value x, Value mean, Value inverse, Value dy)
    {
        var channels = new Shape(x.Shape[x.Shape.Rank - 1]);
        if (x.Shape.Rank == 1)
        {
            var product = x.Graph.Elementwise((Expression.Operand(1) - Expression.Operand(2)) * Expression.Operand(3) * Expression.Operand(0), dy, x, mean, inverse);
            return (dy.BatchSum(), product.BatchSum());
        }

        var sums = x.Graph.Add(new ChannelSumsPrimitive(), dy, x, mean, inverse).Named(Layer + " sums");
        return Statistics == NormStatistics.Sample || !sums.Batched
            ? (sums.Part(0, 0, 1).Reshape(channels), sums.Part(0, 1, 1).Reshape(channels))
            : (sums.Graph.Add(new BatchTotalPrimitive(0), sums), sums.Graph.Add(new BatchTotalPrimitive(1), sums));
    }

    /// <summary>The mean over a group's channels, and over rows and batch, of weight · what was summed.</summary>
    private Value Mean(Value x, Value sums, Value? weight)
    {
        var channels = x.Shape[x.Shape.Rank - 1];
        var rows = x.Shape.Size / channels;
        if (weight is { } w) sums *= w;
        if (Statistics == NormStatistics.Batch) return sums.Map(sum => sum / (Expression.BatchSize * rows));
        if (Groups == channels) return sums / rows;
        var groups = new Shape(Groups, channels / Groups);
        return (sums.Reshape(groups).SumOver(1) / (rows * (channels / Groups))).BroadcastTo(groups).Reshape(new Shape(channels));
    }
}
