using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NetDsl.Memory;

namespace NetDsl;

/// <summary>
/// Changes parameters against their gradients. An optimizer belongs to one network, keeps state for each trained parameter and none for
/// frozen ones, and does its whole work in one vectorised pass. Formulas and defaults are those of PyTorch.
/// </summary>
public abstract class Optimizer : IDisposable
{
    private AlignedBuffer[] states = [];
    private ParameterRange[] ranges = [];
    private IReadOnlyList<ParameterInfo> parameters = [];
    private int block = -1;
    private int trained;

    /// <summary>Checks the two settings that all optimizers have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate or the weight decay is negative or not finite.</exception>
    protected Optimizer(double learningRate, double weightDecay)
    {
        LearningRate = Hyperparameter.AtLeastZero(learningRate);
        WeightDecay = Hyperparameter.AtLeastZero(weightDecay);
    }

    /// <summary>The rate that a schedule starts from; groups scale it.</summary>
    public double LearningRate
    {
        get;
        set => field = Hyperparameter.AtLeastZero(value, nameof(LearningRate));
    }

    /// <summary>Factor of the weights that is added to their gradients (<see cref="AdamW"/>: taken off the weights); groups may have their own.</summary>
    public double WeightDecay { get; }

    /// <summary>The number of steps done.</summary>
    public long Steps { get; private set; }

    /// <summary>Its name in saved states: <c>adam</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Names of the state blocks, in order: <c>m</c>, <c>v</c>.</summary>
    protected internal abstract IReadOnlyList<string> StateNames { get; }

    /// <summary>The stretches of the parameter block that are trained.</summary>
    internal ReadOnlySpan<ParameterRange> Ranges => ranges;

    /// <summary>Reserves the state for a network's parameters. Once for an optimizer.</summary>
    /// <param name="network">Whose parameters they are.</param>
    /// <param name="groups">Parameters with settings of their own; the first group that matches counts.</param>
    /// <exception cref="InvalidOperationException">The optimizer has a network already.</exception>
    /// <exception cref="ArgumentException">A group matches no parameter.</exception>
    public void Attach(NetworkInfo network, IReadOnlyList<ParameterGroup>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (block >= 0) throw new InvalidOperationException($"this {GetType().Name} already belongs to a network: make a new one for '{network.Name}'");
        ranges = ParameterRange.Of(network, groups ?? [], LearningRate, WeightDecay);
        parameters = [.. network.Parameters.Where(p => Array.Exists(ranges, r => r.Holds(p)))];
        block = network.ParameterBlock;
        trained = ParameterRange.StateLength(ranges);
        states = new AlignedBuffer[StateNames.Count];
        for (var i = 0; i < states.Length; i++)
        {
            states[i] = new AlignedBuffer(trained);
            if (InitialState(i) is var value and not 0) states[i].Span.Fill(value);
        }
    }

    /// <summary>The device that has the state too; null while none has.</summary>
    internal IDeviceCopy? DeviceCopy { get; set; }

    /// <summary>The state as the host has it, whatever a device has changed since.</summary>
    internal ReadOnlySpan<AlignedBuffer> HostStates => states;

    /// <summary>Bytes of its state on the host; 0 before it belongs to a network.</summary>
    public long StateBytes => (long)states.Length * trained * sizeof(float);

    /// <summary>False for optimizers whose update is not a rule for single numbers that a device could apply.</summary>
    internal virtual bool HasRule => false;

    /// <summary>Does one step on the calling thread; for training loops of one's own.</summary>
    /// <param name="weights">As <see cref="Network.Weights"/>.</param>
    /// <param name="gradients">Laid out as the weights.</param>
    /// <exception cref="ArgumentException">A length differs from the parameter block's.</exception>
    public void Step(Span<float> weights, ReadOnlySpan<float> gradients)
    {
        if (block < 0) throw new InvalidOperationException($"call Attach before the first step of {GetType().Name}");
        if (weights.Length != block || gradients.Length != block)
            throw new ArgumentException($"{weights.Length} weights and {gradients.Length} gradients, but the parameter block has {block} values");
        DeviceCopy?.Bring(mayWrite: true);
        Begin();
        Update(weights, gradients, LearningRate, GradientClip.None, 0, 1);
        End();
    }

    /// <summary>Fixes the numbers that all parts of the next step share.</summary>
    internal void Begin() => Prepare(Steps + 1);

    /// <summary>Does one part of the step; parts may run at the same time, and their number changes no bit.</summary>
    internal void Update(Span<float> weights, ReadOnlySpan<float> gradients, double learningRate, GradientClip clip, int part, int parts)
    {
        var first = Cut(part, parts);
        var last = Cut(part + 1, parts);
        foreach (ref readonly var range in ranges.AsSpan())
        {
            var state = Math.Max(range.State, first);
            var length = Math.Min(range.State + range.End - range.Start, last) - state;
            if (length <= 0) continue;
            var start = range.Start + state - range.State;
            Update(new OptimizerSlice(
                weights.Slice(start, length), gradients.Slice(start, length), states, state,
                learningRate * range.RateFactor, range.WeightDecay, clip));
        }
    }

    /// <summary>Hands the rule of the next step, for parameters of one group, to who applies it.</summary>
    internal void Hand(IRuleTaker taker, double learningRate, double weightDecay) => Update(new OptimizerSlice(taker, learningRate, weightDecay));

    /// <summary>Counts the step as done.</summary>
    internal void End()
    {
        Steps++;
        Commit();
    }

    /// <summary>Takes back the last steps, which changed nothing.</summary>
    internal void Rewind(long steps)
    {
        Steps -= steps;
        Restart(Steps);
    }

    /// <summary>Computes anew what <see cref="Commit"/> has taken over in the first <paramref name="steps"/> steps.</summary>
    private protected virtual void Restart(long steps)
    {
    }

    /// <summary>Computes what depends on the step number alone, as bias corrections. May run again for the same step if that step was given up.</summary>
    /// <param name="step">Counted from 1.</param>
    protected abstract void Prepare(long step);

    /// <summary>Takes over what <see cref="Prepare"/> computed, once the step is done.</summary>
    protected virtual void Commit()
    {
    }

    /// <summary>Updates a stretch of parameters; every value depends on its own gradient and state alone.</summary>
    protected abstract void Update(in OptimizerSlice slice);

    /// <summary>What a state block is filled with before the first step.</summary>
    protected virtual float InitialState(int state) => 0;

    /// <summary>Adds scalars that must outlive a checkpoint to <paramref name="values"/>.</summary>
    protected virtual void Save(IDictionary<string, string> values)
    {
    }

    /// <summary>Takes back what <see cref="Save"/> added.</summary>
    protected virtual void Load(IReadOnlyDictionary<string, string> values)
    {
    }

    internal void Export(IDictionary<string, float[]> tensors, IDictionary<string, string> values)
    {
        DeviceCopy?.Bring(mayWrite: false);
        values["optimizer.name"] = Name;
        values["optimizer.step"] = Steps.ToString(CultureInfo.InvariantCulture);
        values["optimizer.rate"] = LearningRate.ToString("R", CultureInfo.InvariantCulture);
        Save(values);
        for (var i = 0; i < states.Length; i++)
            foreach (var parameter in parameters)
                tensors[Key(i, parameter)] = State(i, parameter).ToArray();
    }

    internal void Import(StateReader state)
    {
        var name = state.Text("optimizer.name");
        if (name != Name) throw new ArgumentException($"the saved state is of the optimizer '{name}', but this trainer uses '{Name}': make the trainer with the same optimizer");
        var steps = state.Integer("optimizer.step");
        var rate = state.Number("optimizer.rate");
        // Everything is looked up before anything is written, so that a bad state changes nothing.
        for (var i = 0; i < states.Length; i++)
            foreach (var parameter in parameters) state.Tensor(Key(i, parameter), parameter.Count);
        DeviceCopy?.Bring(mayWrite: true);
        Load(state.Values);
        for (var i = 0; i < states.Length; i++)
            foreach (var parameter in parameters)
                state.Tensor(Key(i, parameter), parameter.Count).CopyTo(State(i, parameter));
        Steps = steps;
        LearningRate = rate;
    }

    /// <summary>Gives the state back.</summary>
    public void Dispose()
    {
        foreach (var state in states) state.Dispose();
        GC.SuppressFinalize(this);
    }

    private string Key(int state, ParameterInfo parameter) => $"{Name}.{StateNames[state]}/{parameter.Name}";

    private Span<float> State(int index, ParameterInfo parameter)
    {
        var range = Array.Find(ranges, r => r.Holds(parameter));
        return states[index].Span.Slice(range.State + parameter.Offset - range.Start, parameter.Count);
    }

    // Trained values are shared out, so that frozen ones leave no thread idle; parts meet at cache lines, so that two threads never write to one.
    private int Cut(int part, int parts) => part == parts ? trained : (int)((long)trained * part / parts) & ~(ParameterRange.Line - 1);
}
