using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>Adadelta (Zeiler 2012): s = ρs + (1 − ρ)g²; d = √(a + ε) / √(s + ε) · g; a = ρa + (1 − ρ)d²; w −= rate · d.</summary>
public sealed class Adadelta : Optimizer
{
    private readonly double rho;
    private readonly float epsilon;

    /// <summary>Sets the formula's numbers.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adadelta(double learningRate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0)
        : base(learningRate, weightDecay)
    {
        this.rho = Hyperparameter.Between(rho, 0, 1);
        this.epsilon = (float)Hyperparameter.Positive(epsilon);
    }

    /// <inheritdoc/>
    public override string Name => "adadelta";

    /// <inheritdoc/>
    internal override bool HasRule => true;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> StateNames => ["square", "delta"];

    /// <inheritdoc/>
    protected override void Prepare(long step)
    {
    }

    /// <inheritdoc/>
    protected override void Update(in OptimizerSlice slice) =>
        UpdatePass.Run(slice, new Rule((float)slice.LearningRate, (float)slice.WeightDecay, (float)rho, (float)(1 - rho), epsilon));

    internal readonly struct Rule(float rate, float decay, float rho, float take, float epsilon) : IUpdateRule
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T s, ref T a, ref T s2)
            where T : struct, IFloats<T>
        {
            g += decay * w;
            s = (rho * s) + (take * g * g);
            var d = T.SquareRoot(a + epsilon) / T.SquareRoot(s + epsilon) * g;
            a = (rho * a) + (take * d * d);
            return w - (rate * d);
        }
    }
}
