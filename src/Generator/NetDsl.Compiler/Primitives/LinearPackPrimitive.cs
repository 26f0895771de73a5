using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>
/// A matrix by panels of columns, [⌈N / 32⌉, K, 32], zeros behind the last column: w [N, K] when <paramref name="Transposed"/>, else [K, N]. For processors alone; GPUs read weights as they lie.
/// </summary>
public sealed record LinearPackPrimitive(bool Transposed) : PackPrimitive
{
    /// <summary>Columns of a panel: two of the widest vectors.</summary>
    public const int Width = 32;

    public override string Name => Transposed ? "packed by columns" : "packed";

    public override string Label => "packed";

    public override IEnumerable<string> Kernels => new[] { "PackedMatMul" };

    /// <summary>The shape of a packed weight with so many columns.</summary>
    public static Shape Panels(int columns, int terms) => new((columns + Width - 1) / Width, terms, Width);

    public override TensorType Infer(IReadOnlyList<TensorType> operands)
    {
        if (operands[0].Batched || operands[0].Shape.Rank != 2) throw new GraphException($"{Name} of {operands[0]}");
        return operands[0] with { Shape = Panels(Columns(operands[0].Shape), Terms(operands[0].Shape)) };
    }

    public override double[] Evaluate(EvaluationContext context)
    {
        var w = context.Operands[0];
        int n = Columns(context.OperandTypes[0].Shape), k = Terms(context.OperandTypes[0].Shape);
        var packed = new double[context.Type.Shape.Size];
        for (var j = 0; j < n; j++)
            for (var i = 0; i < k; i++) packed[(((j / Width * k) + i) * Width) + (j % Width)] = w[Transposed ? (j * k) + i : (i * n) + j];
        return packed;
    }

    public override void EmitCpu(CpuKernel kernel)
    {
        var shape = kernel.OperandType(0).Shape;
        kernel.Writer.Line($"PackedMatMul.Pack({kernel.Operand(0)}, {kernel.Result}, {Columns(shape)}, {Terms(shape)}, {(Transposed ? "true" : "false")}, part, parts);");
    }

    public override void EmitGpu(GpuKernel kernel) => throw new GraphException("GPUs read the weights of products as they lie");

    private int Columns(Shape weight) => weight[Transposed ? 0 : 1];

    private int Terms(Shape weight) => weight[Transposed ? 1 : 0];
}
