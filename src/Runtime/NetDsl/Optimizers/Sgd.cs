using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// Stochastic gradient descent: w −= rate · g; with momentum v = momentum · v + (1 − dampening) · g, w −= rate · v, where the first v is the
/// first gradient; Nesterov (Sutskever et al. 2013): w −= rate · (g + momentum · v).
/// </summary>
public sealed class Sgd : Optimizer
{
    private readonly float momentum;
    private readonly float dampening;
    private readonly bool nesterov;
    private bool first;

    /// <summary>Sets the formula's numbers.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A number is outside its range.</exception>
    /// <exception cref="System.ArgumentException">Nesterov without momentum or with dampening.</exception>
    public Sgd(double learningRate = 0.01, double momentum = 0, double dampening = 0, bool nesterov = false, double weightDecay = 0)
        : base(learningRate, weightDecay)
    {
        this.momentum = (float)Hyperparameter.AtLeastZero(momentum);
        this.dampening = (float)Hyperparameter.Between(dampening, 0, 1);
        this.nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new System.ArgumentException($"Nesterov needs a momentum above 0 and no dampening, but they are {momentum} and {dampening}", nameof(nesterov));
    }

    /// <inheritdoc/>
    public override string Name => "sgd";

    /// <inheritdoc/>
    internal override bool HasRule => true;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> StateNames => momentum == 0 ? [] : ["velocity"];

    /// <inheritdoc/>
    protected override void Prepare(long step) => first = step == 1;

    /// <inheritdoc/>
    protected override void Update(in OptimizerSlice slice)
    {
        var rate = (float)slice.LearningRate;
        var decay = (float)slice.WeightDecay;
        if (momentum == 0) UpdatePass.Run(slice, new Plain(rate, decay));
        else UpdatePass.Run(slice, new Momentum(rate, decay, first ? 0 : momentum, first ? 1 : 1 - dampening, nesterov ? 1 : 0, nesterov ? momentum : 1));
    }

    internal readonly struct Plain(float rate, float decay) : IUpdateRule
    {
        public static int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T s0, ref T s1, ref T s2)
            where T : struct, IFloats<T> =>
            w - (rate * (g + (decay * w)));
    }

    internal readonly struct Momentum(float rate, float decay, float keep, float take, float direct, float onward) : IUpdateRule
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Next<T>(T w, T g, ref T v, ref T s1, ref T s2)
            where T : struct, IFloats<T>
        {
            g += decay * w;
            v = (keep * v) + (take * g);
            return w - (rate * ((direct * g) + (onward * v)));
        }
    }
}
