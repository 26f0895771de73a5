using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// A step that the compiler itself understands. There are few: what users call (softmax, a loss) expands to these.
/// A primitive is a record, so two equal steps on equal operands are one sub-expression.
/// </summary>
public abstract record Primitive
{
    /// <summary>As the printed graph shows it.</summary>
    public abstract string Name { get; }

    /// <summary>What emitted code calls a result that the user gave no name.</summary>
    public virtual string ResultName => "t";

    /// <summary>Classes of NetDsl.Kernels that its call may name, apart from those that most networks use: the file names each that it mentions.</summary>
    public virtual IEnumerable<string> Kernels => Enumerable.Empty<string>();

    /// <summary>
    /// The type of the result. Operations check what users can get wrong before they come here; a violation here is a
    /// defect of the compiler and throws <see cref="GraphException"/>.
    /// </summary>
    public abstract TensorType Infer(IReadOnlyList<TensorType> operands);

    /// <summary>What <see cref="StepAxis"/> gives where one element does not suffice.</summary>
    public const int NotStepwise = -2;

    /// <summary>
    /// Where some operands are sequences along an axis: the axis of the result along which element i depends on element i of those operands
    /// alone, −1 where it does not depend on them, or <see cref="NotStepwise"/>.
    /// </summary>
    /// <param name="axes">For each operand the axis, or −1 for one that is no sequence.</param>
    public virtual int StepAxis(IReadOnlyList<TensorType> operands, IReadOnlyList<int> axes) => NotStepwise;

    /// <summary>How threads can share the step for one sample; null where one thread does it.</summary>
    public virtual Sharing? Share(IReadOnlyList<TensorType> operands) => null;

    /// <summary>Multiplications with an addition that one sample takes; 0 for what is not made of products of matrices.</summary>
    public virtual long MultiplyAdds(IReadOnlyList<TensorType> operands) => 0;

    /// <summary>Whether a thread may take its samples a few at a time: what it reads beside them is small, or read for many rows of each.</summary>
    public virtual bool TakesFewSamples(IReadOnlyList<TensorType> operands) => false;

    /// <summary>Adds the gradient of each operand that needs one: the chain rule, written in graph operations.</summary>
    public abstract void Differentiate(GradientContext context);

    /// <summary>The plain definition in float64, for constant folding and as the reference of every test.</summary>
    public abstract double[] Evaluate(EvaluationContext context);
}

/// <summary>A step that is not possible on its operands: a defect of the compiler, never a user's mistake.</summary>
public sealed class GraphException : System.Exception
{
    public GraphException(string message) : base(message)
    {
    }
}
