using System.Linq;

namespace NetDsl.Compiler;

/// <summary>The vocabulary in which rules of operations and gradients are written.</summary>
public static class ValueFunctions
{
    /// <summary>The value under a name of its own, for the reader of the emitted code.</summary>
    public static Value Named(this Value x, string name)
    {
        x.Graph.Rename(x, name);
        return x;
    }

    public static Value Reshape(this Value x, Shape shape) =>
        x.Shape == shape ? x : x.Graph.Add(new ReshapePrimitive(shape), x);

    public static Value Permute(this Value x, params int[] axes) =>
        axes.SequenceEqual(Enumerable.Range(0, axes.Length)) ? x : x.Graph.Add(new PermutePrimitive(new EquatableArray<int>(axes)), x);

    /// <summary>The sum over neighbouring axes; they stay with size 1.</summary>
    public static Value SumOver(this Value x, int axis, int axes = 1) =>
        axes == 0 ? x : x.Graph.Add(new ReducePrimitive(ReduceKind.Sum, axis, axes), x);

    /// <summary>The largest over neighbouring axes; they stay with size 1.</summary>
    public static Value MaxOver(this Value x, int axis, int axes = 1) =>
        axes == 0 ? x : x.Graph.Add(new ReducePrimitive(ReduceKind.Max, axis, axes), x);

    /// <summary>The sum of all elements of a sample, a scalar for each sample.</summary>
    public static Value SumAll(this Value x) => x.SumOver(0, x.Shape.Rank).Reshape(Shape.Scalar);

    /// <summary>The sum over the samples; the value itself where it has none.</summary>
    public static Value BatchSum(this Value x) => x.Batched ? x.Graph.Add(new BatchSumPrimitive(), x) : x;

    /// <summary>The mean over the samples; the value itself where it has none.</summary>
    public static Value BatchMean(this Value x) => x.Batched ? x.BatchSum().Map(sum => sum / Expression.BatchSize) : x;

    public static Value LogSumExp(this Value x, int axis) => x.Graph.Add(new LogSumExpPrimitive(axis), x);

    public static Value Exp(this Value x) => x.Map(e => Scalar.Exp.Of(e));

    public static Value BroadcastTo(this Value x, Shape shape) =>
        x.Shape == shape ? x : x.Graph.Add(new ElementwisePrimitive(Expression.Operand(0), shape), x);

    /// <summary>x [.., K] times w [N, K] transposed, or w [K, N] as it is.</summary>
    public static Value Linear(this Value x, Value w, bool transposed = true) => x.Graph.Add(new LinearPrimitive(transposed), x, w);

    /// <summary>1 at the index, 0 elsewhere, along a new last axis of <paramref name="classes"/>.</summary>
    public static Value OneHot(this Value indices, int classes) => indices.Graph.Elementwise(
        Scalar.Equal.Of(Expression.Operand(0), Expression.Operand(1)),
        indices.Reshape(indices.Shape.Append(1)),
        indices.Graph.Add(new RangePrimitive(classes)));
}
