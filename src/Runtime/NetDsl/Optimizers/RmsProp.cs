using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// RMSprop (Hinton 2012): s = αs + (1 − α)g²; d = g / (√s + ε); w −= rate · d. Centered (Graves 2013): the square of the running
/// mean of g is taken off s. With momentum: v = momentum · v + d, w −= rate · v.
/// </summary>
public sealed class RmsProp : Optimizer
{
    private readonly double alpha;
    private readonly float epsilon;
    private readonly float momentum;
    private readonly bool centered;

    /// <summary>Sets the formula's numbers.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RmsProp(double learningRate = 0.01, double alpha = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        : base(learningRate, weightDecay)
    {
        this.alpha = Hyperparameter.Between(alpha, 0, 1);
        this.epsilon = (float)Hyperparameter.Positive(epsilon);
        this.momentum = (float)Hyperparameter.AtLeastZero(momentum);
        this.centered = centered;
    }

    /// <inheritdoc/>
    public override string Name => "rmsprop";

    /// <inheritdoc/>
    internal override bool HasRule => true;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> StateNames =>
        centered ? ["square", "velocity", "mean"] : momentum != 0 ? ["square", "velocity"] : ["square"];

    /// <inheritdoc/>
    protected override void Prepare(long step)
    {
    }

    /// <inheritdoc/>
    protected override void Update(in OptimizerSlice slice)
    {
        var numbers = new Numbers((float)slice.LearningRate, (float)slice.WeightDecay, (float)alpha, (float)(1 - alpha), epsilon, momentum);
        if (centered) UpdatePass.Run(slice, new Centered(numbers));
        else if (momentum != 0) UpdatePass.Run(slice, new WithMomentum(numbers));
        else UpdatePass.Run(slice, new Plain(numbers));
    }

    internal readonly record struct Numbers(float Rate, float Decay, float Keep, float Take, float Epsilon, float Momentum);

    internal readonly struct Plain(Numbers n) : IUpdateRule
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T s, ref T s1, ref T s2)
            where T : struct, IFloats<T>
        {
            g += n.Decay * w;
            s = (n.Keep * s) + (n.Take * g * g);
            return w - (n.Rate * (g / (T.SquareRoot(s) + n.Epsilon)));
        }
    }

    internal readonly struct WithMomentum(Numbers n) : IUpdateRule
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T s, ref T v, ref T s2)
            where T : struct, IFloats<T>
        {
            g += n.Decay * w;
            s = (n.Keep * s) + (n.Take * g * g);
            v = (n.Momentum * v) + (g / (T.SquareRoot(s) + n.Epsilon));
            return w - (n.Rate * v);
        }
    }

    internal readonly struct Centered(Numbers n) : IUpdateRule
    {
        public static int States => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T s, ref T v, ref T mean)
            where T : struct, IFloats<T>
        {
            g += n.Decay * w;
            s = (n.Keep * s) + (n.Take * g * g);
            mean = (n.Keep * mean) + (n.Take * g);
            // A variance is never negative; rounding may make it so, and the root of that would be NaN for good.
            var variance = T.Max(s - (mean * mean), default);
            v = (n.Momentum * v) + (g / (T.SquareRoot(variance) + n.Epsilon));
            return w - (n.Rate * v);
        }
    }
}
