using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>One head of one sample in float64, as the definition says: weights first, then what they multiply.</summary>
internal sealed class AttentionDefinition
{
    private readonly AttentionForm form;
    private readonly EvaluationContext context;
    private readonly int sample;
    private readonly int head;

    public AttentionDefinition(AttentionForm form, EvaluationContext context, int sample, int head)
    {
        this.form = form;
        this.context = context;
        this.sample = sample;
        this.head = head;
        Weights = new double[form.Queries, form.Keys];
        Kept = new double[form.Queries, form.Keys];
        var random = form.Dropout > 0 ? context.Leaf(form.Random) : null;
        for (var i = 0; i < form.Queries; i++)
        {
            var scores = Enumerable.Range(0, form.Keys).Select(j => Score(i, j)).ToArray();
            var largest = scores.Max();
            var sum = double.IsNegativeInfinity(largest) ? 0 : scores.Sum(score => Math.Exp(score - largest));
            for (var j = 0; j < form.Keys; j++)
            {
                Weights[i, j] = sum == 0 ? 0 : Math.Exp(scores[j] - largest) / sum;
                Kept[i, j] = random is null ? 1 : random[(((((sample * form.Heads) + head) * form.Queries) + i) * form.Keys) + j] >= form.Dropout ? 1 / (1 - form.Dropout) : 0;
            }
        }
    }

    /// <summary>The softmax: [queries, keys].</summary>
    public double[,] Weights { get; }

    /// <summary>The factors of the dropout.</summary>
    public double[,] Kept { get; }

    public double Query(int row, int d) => At(form.Query, row, d);

    public double Key(int row, int d) => At(form.Key, row, d);

    public double Value(int row, int d) => At(form.Value, row, d);

    /// <summary>The index of a value of a view in a buffer with so many values for each sample.</summary>
    public int Index(AttentionView view, int row, int d, int sampleSize) => (sample * sampleSize) + view.Offset + (row * view.Row) + (head * view.Head) + d;

    private double At(AttentionView view, int row, int d)
    {
        var type = context.OperandTypes[view.Operand];
        return context.Operands[view.Operand][Index(view, row, d, type.Batched ? type.Shape.Size : 0)];
    }

    private double Score(int i, int j)
    {
        if (form.Causal && j > i) return double.NegativeInfinity;
        var score = form.Scale * Enumerable.Range(0, form.Width).Sum(d => Query(i, d) * Key(j, d));
        if (form.Bias < 0) return score;
        var strides = form.BiasStrides(context.OperandTypes[form.Bias]);
        return score + context.Operands[form.Bias][(sample * strides[0]) + (head * strides[1]) + (i * strides[2]) + (j * strides[3])];
    }
}
