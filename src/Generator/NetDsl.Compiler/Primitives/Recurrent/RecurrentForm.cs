using System;
using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>One direction of one recurrent layer over a sequence: what its forward pass, its gradient and its definition share.</summary>
/// <param name="Reverse">True where it reads the sequence from its end.</param>
/// <param name="States">True where the last state stands behind the outputs, in rows of its own.</param>
/// <param name="Bias">True where the product with the state has a bias.</param>
/// <param name="Initial">True where the first state is given, and not 0.</param>
/// <param name="Lengths">True where each sample has a length.</param>
/// <param name="Truncate">Steps after which no gradient goes further back; 0 for none.</param>
public sealed record RecurrentForm(RecurrentCell Cell, int Steps, int Hidden, bool Reverse, bool States, bool Bias, bool Initial, bool Lengths, int Truncate)
{
    /// <summary>Products with the state for each unit.</summary>
    public int Gates => Cell switch { RecurrentCell.Lstm => 4, RecurrentCell.Gru => 3, _ => 1 };

    /// <summary>Values of a unit that go from step to step: h, and c.</summary>
    public int Carried => Cell == RecurrentCell.Lstm ? 2 : 1;

    /// <summary>
    /// Values of a unit and step that backward reads. LSTM: the four gates, c', tanh c'. GRU: r, z, n and the state's product behind r. Else h'.
    /// </summary>
    public int Saved => Cell switch { RecurrentCell.Lstm => 6, RecurrentCell.Gru => 4, _ => 1 };

    /// <summary>
    /// Derivatives of a unit and step: by the gates' products with the input, and, where those with the state differ, by these behind them.
    /// </summary>
    public int Slopes => Cell == RecurrentCell.Gru ? 6 : Gates;

    /// <summary>Where the derivatives by the products with the state begin.</summary>
    public int StateSlopes => Slopes - Gates;

    /// <summary>Rows of the result.</summary>
    public int Rows => Steps + (States ? Carried : 0);

    /// <summary>The operand with the bias; −1 where there is none. Operand 0 has the gates' products with the input, operand 1 the weight.</summary>
    public int BiasAt => Bias ? 2 : -1;

    /// <summary>The operand with the first h.</summary>
    public int InitialAt => Initial ? Bias ? 3 : 2 : -1;

    /// <summary>The operand with the first c.</summary>
    public int CellAt => Initial && Carried == 2 ? InitialAt + 1 : -1;

    public int LengthsAt => Lengths ? 2 + (Bias ? 1 : 0) + (Initial ? Carried : 0) : -1;

    /// <summary>The type of the result, once the operands are what they must be.</summary>
    public TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        void Require(int index, Shape shape, bool batched)
        {
            if (index >= 0 && (index >= operands.Count || operands[index].Shape != shape || operands[index].Batched != batched))
                throw new GraphException($"operand {index} of {this} is {(index < operands.Count ? operands[index].ToString() : "missing")}, not {shape}");
        }

        Require(0, new Shape(Steps, Gates * Hidden), true);
        Require(1, new Shape(Gates * Hidden, Hidden), false);
        Require(BiasAt, new Shape(Gates * Hidden), false);
        Require(InitialAt, new Shape(Hidden), true);
        Require(CellAt, new Shape(Hidden), true);
        Require(LengthsAt, Shape.Scalar, true);
        return TensorType.Float(new Shape(Rows, Hidden), batched: true);
    }

    /// <summary>The settings of a kernel's call.</summary>
    internal string Settings => $"{Steps}, {Hidden}, {(States ? "true" : "false")}, {(Reverse ? "true" : "false")}";

    internal string Kind => $"RecurrentUnit.{Cell}";

    internal static readonly string[] Kernels = { "Recurrence", "RecurrentUnit" };

    internal string Text => $"{Cell.ToString().ToLowerInvariant()} over {Steps} steps{(Reverse ? ", backwards" : "")}";
}
