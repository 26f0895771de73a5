using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>What a gradient rule works with: the values of one node, and where its operands' gradients go.</summary>
public abstract class GradientContext
{
    /// <summary>The gradient of the loss by the node's result; it has the result's type.</summary>
    public abstract Value Upstream { get; }

    /// <summary>The node's result.</summary>
    public abstract Value Result { get; }

    public abstract IReadOnlyList<Value> Operands { get; }

    /// <summary>False for an operand that nothing trained or asked for feeds.</summary>
    public abstract bool Needs(int operand);

    /// <summary>
    /// Adds to the gradient of an operand. It may have the type that broadcasting gave: the sum back to the operand's own
    /// type is taken here and nowhere else.
    /// </summary>
    public abstract void Add(int operand, Value gradient);
}
