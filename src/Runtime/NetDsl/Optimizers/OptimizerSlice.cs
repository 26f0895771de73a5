using System;
using NetDsl.Memory;

namespace NetDsl;

/// <summary>A stretch of the parameter block with its gradients and state, all of one group.</summary>
public readonly ref struct OptimizerSlice
{
    private readonly ReadOnlySpan<AlignedBuffer> states;
    private readonly int stateStart;

    internal OptimizerSlice(Span<float> weights, ReadOnlySpan<float> gradients, ReadOnlySpan<AlignedBuffer> states, int stateStart, double learningRate, double weightDecay, GradientClip clip)
    {
        Weights = weights;
        Gradients = gradients;
        this.states = states;
        this.stateStart = stateStart;
        LearningRate = learningRate;
        WeightDecay = weightDecay;
        Clip = clip;
    }

    /// <summary>A slice of nothing: the rule that would update it goes to <paramref name="taker"/>.</summary>
    internal OptimizerSlice(IRuleTaker taker, double learningRate, double weightDecay)
        : this(default, default, default, 0, learningRate, weightDecay, GradientClip.None) => Taker = taker;

    /// <summary>Who applies the rule instead; null on the host.</summary>
    internal IRuleTaker? Taker { get; }

    /// <summary>The parameters to change.</summary>
    public Span<float> Weights { get; }

    /// <summary>Their gradients, before clipping.</summary>
    public ReadOnlySpan<float> Gradients { get; }

    /// <summary>The rate of this step and group.</summary>
    public double LearningRate { get; }

    /// <summary>The weight decay of this group.</summary>
    public double WeightDecay { get; }

    /// <summary>What is to be done to every gradient before it is used.</summary>
    public GradientClip Clip { get; }

    /// <summary>The same stretch of a state block.</summary>
    public Span<float> State(int index) => states[index].Span.Slice(stateStart, Weights.Length);
}
