using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Where queries, keys or values of an attention lie inside an operand: value d of head h of row t of a sample is at Offset + t·Row + h·Head + d.</summary>
/// <param name="Operand">Which of the primitive's operands holds them.</param>
public sealed record AttentionView(int Operand, int Offset, int Row, int Head);

/// <summary>What an attention and its gradient have in common.</summary>
/// <param name="Width">Values of a query and of a key in one head.</param>
/// <param name="ValueWidth">Values of a result in one head.</param>
/// <param name="Bias">The operand that is added to the scaled scores and broadcasts to [Heads, Queries, Keys], or −1.</param>
/// <param name="Dropout">The share of the weights that is dropped.</param>
/// <param name="Stream">The stream of the dropout's random numbers.</param>
/// <param name="HeadsFirst">True where the result is [Heads, Queries, ValueWidth], false where it is [Queries, Heads · ValueWidth].</param>
public sealed record AttentionForm(
    int Heads, int Queries, int Keys, int Width, int ValueWidth, double Scale, bool Causal,
    AttentionView Query, AttentionView Key, AttentionView Value, int Bias, double Dropout, int Stream, bool HeadsFirst)
{
    public Shape Shape => HeadsFirst ? new Shape(Heads, Queries, ValueWidth) : new Shape(Queries, Heads * ValueWidth);

    /// <summary>Where the result's values lie in it.</summary>
    public AttentionView Result => HeadsFirst ? new AttentionView(-1, 0, ValueWidth, Queries * ValueWidth) : new AttentionView(-1, 0, Heads * ValueWidth, ValueWidth);

    /// <summary>The random numbers that decide which weights are dropped.</summary>
    public RandomPrimitive Random => new(Stream, new Shape(Heads, Queries, Keys));

    public string Name => $"attention of {Heads} head{(Heads == 1 ? "" : "s")}{(Causal ? ", causal" : "")}";

    /// <summary>The view of queries (0), keys (1) or values (2), its rows, and their width in a head.</summary>
    public (AttentionView View, int Rows, int Width) Part(int part) => part switch
    {
        0 => (Query, Queries, Width),
        1 => (Key, Keys, Width),
        _ => (Value, Keys, ValueWidth),
    };

    /// <summary>True where queries, keys and values are the three parts of each row of one operand: then their gradients are one value of its shape.</summary>
    public bool IsPacked(Shape operand) =>
        new[] { Query, Key, Value }.All(view => view.Operand == Query.Operand) && operand.Rank == 2
        && Enumerable.Range(0, 3).Select(Part).OrderBy(part => part.View.Offset).Aggregate(0, (end, part) => part.View.Offset == end && part.View.Head == part.Width ? end + (Heads * part.Width) : -1) == operand[1];

    /// <summary>The steps through the bias for samples, heads, queries and keys.</summary>
    public int[] BiasStrides(TensorType bias) =>
        new[] { bias.Batched ? bias.Shape.Size : 0 }.Concat(BroadcastIndex.Strides(bias.Shape, new Shape(Heads, Queries, Keys))).ToArray();

    public void Check(IReadOnlyList<TensorType> operands)
    {
        for (var part = 0; part < 3; part++)
        {
            var (view, rows, width) = Part(part);
            if (view.Offset + ((rows - 1) * view.Row) + ((Heads - 1) * view.Head) + width > operands[view.Operand].Shape.Count)
                throw new GraphException($"{Name}: part {part} of {operands[view.Operand]}");
        }

        if (Bias >= 0 && Shape.Broadcast(operands[Bias].Shape, new Shape(Heads, Queries, Keys)) != new Shape(Heads, Queries, Keys))
            throw new GraphException($"{Name} with a bias {operands[Bias]}");
    }
}
