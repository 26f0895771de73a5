using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>How the threads share a step.</summary>
public enum Partition
{
    /// <summary>Each thread does some samples of the batch.</summary>
    Rows,

    /// <summary>Each thread does a range of the first axis of a sample.</summary>
    Slices,

    /// <summary>Each thread does some elements of a result that has no batch.</summary>
    Elements,

    /// <summary>The kernel shares the work out: rows of a matrix that has no batch, heads of an attention.</summary>
    Kernel,

    /// <summary>The first thread does it.</summary>
    Whole,
}

/// <summary>One statement, loop or kernel call of the emitted program.</summary>
public abstract class Step
{
    protected Step(int phase, Partition partition, bool backward)
    {
        Phase = phase;
        Partition = partition;
        Backward = backward;
    }

    /// <summary>Threads meet between two phases.</summary>
    public int Phase { get; }

    public Partition Partition { get; }

    /// <summary>True for a step that only the gradients need.</summary>
    public bool Backward { get; }

    /// <summary>The nodes whose values the step computes.</summary>
    public abstract IReadOnlyList<Node> Nodes { get; }
}

/// <summary>One node by a kernel of the run time, and what the kernel leaves beside it.</summary>
public sealed class KernelStep : Step
{
    public KernelStep(Node node, IEnumerable<Node> sideResults, int phase, Partition partition, bool backward) : base(phase, partition, backward) =>
        Nodes = new[] { node }.Concat(sideResults).ToList();

    public override IReadOnlyList<Node> Nodes { get; }
}

/// <summary>A product with a layer's weight, its bias, another value that it is combined with and its activation, while the result is in the cache.</summary>
public sealed class ProductStep : Step
{
    public ProductStep(Node product, Node? bias, Node? combination, Node? activation, int phase, Partition partition, bool backward) : base(phase, partition, backward)
    {
        Product = product;
        Bias = bias;
        Combination = combination;
        Activation = activation;
        Nodes = new[] { product, bias, combination, activation }.OfType<Node>().ToList();
    }

    public Node Product { get; }

    /// <summary>The sum with the bias, or null.</summary>
    public Node? Bias { get; }

    /// <summary>The element-wise node of the sum and another value of its type, or null.</summary>
    public Node? Combination { get; }

    /// <summary>The element-wise node of what comes before, or null.</summary>
    public Node? Activation { get; }

    /// <summary>The one node whose value is stored.</summary>
    public Node Result => Activation ?? Combination ?? Bias ?? Product;

    /// <summary>The value that the sum is combined with, or −1.</summary>
    public int Beside => Combination is null ? -1 : Combination.Operands[Combination.Operands[0] == (Bias ?? Product).Id ? 1 : 0];

    /// <summary>What becomes of the sum with its bias: an expression of it, operand 0, and of the value beside it, operand 1; null where it stays as it is.</summary>
    public Expression? Epilogue
    {
        get
        {
            var activation = (Activation?.Primitive as ElementwisePrimitive)?.Expression;
            if (Combination is not { Primitive: ElementwisePrimitive { Expression: var combined } }) return activation;
            if (Combination.Operands[0] != (Bias ?? Product).Id) combined = combined.Replace(leaf => leaf is OperandExpression operand ? Expression.Operand(1 - operand.Index) : null);
            return activation is null ? combined : activation.Replace(leaf => leaf is OperandExpression ? combined : null);
        }
    }

    public override IReadOnlyList<Node> Nodes { get; }
}

/// <summary>Element-wise nodes over one domain in one loop, and sums or maxima over its last axes.</summary>
public sealed class LoopStep : Step
{
    private readonly List<Node> members = new();

    public LoopStep(TensorType domain, int reducedAxis, int phase, Partition partition, bool backward) : base(phase, partition, backward)
    {
        Domain = domain;
        ReducedAxis = reducedAxis;
    }

    /// <summary>What the loop runs over.</summary>
    public TensorType Domain { get; }

    /// <summary>The first of the axes that its reductions take together, or −1 while it has none.</summary>
    public int ReducedAxis { get; private set; }

    public override IReadOnlyList<Node> Nodes => members;

    public void Add(Node node, int reducedAxis)
    {
        members.Add(node);
        if (reducedAxis >= 0) ReducedAxis = reducedAxis;
    }
}
