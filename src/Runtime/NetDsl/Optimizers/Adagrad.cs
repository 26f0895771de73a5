using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>Adagrad (Duchi et al. 2011): s += g²; w −= rate / (1 + (t − 1) · rateDecay) · g / (√s + ε).</summary>
public sealed class Adagrad : Optimizer
{
    private readonly double rateDecay;
    private readonly double initial;
    private readonly float epsilon;
    private double divisor = 1;

    /// <summary>Sets the formula's numbers.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Adagrad(double learningRate = 0.01, double learningRateDecay = 0, double initialAccumulator = 0, double epsilon = 1e-10, double weightDecay = 0)
        : base(learningRate, weightDecay)
    {
        rateDecay = Hyperparameter.AtLeastZero(learningRateDecay);
        initial = Hyperparameter.AtLeastZero(initialAccumulator);
        this.epsilon = (float)Hyperparameter.Positive(epsilon);
    }

    /// <inheritdoc/>
    public override string Name => "adagrad";

    /// <inheritdoc/>
    internal override bool HasRule => true;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> StateNames => ["sum"];

    /// <inheritdoc/>
    protected override float InitialState(int state) => (float)initial;

    /// <inheritdoc/>
    protected override void Prepare(long step) => divisor = 1 + ((step - 1) * rateDecay);

    /// <inheritdoc/>
    protected override void Update(in OptimizerSlice slice) =>
        UpdatePass.Run(slice, new Rule((float)(slice.LearningRate / divisor), (float)slice.WeightDecay, epsilon));

    internal readonly struct Rule(float rate, float decay, float epsilon) : IUpdateRule
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T s, ref T s1, ref T s2)
            where T : struct, IFloats<T>
        {
            g += decay * w;
            s += g * g;
            return w - (rate * (g / (T.SquareRoot(s) + epsilon)));
        }
    }
}
