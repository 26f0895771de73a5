using System;
using System.Collections.Generic;
using NetDsl.Kernels;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl;

/// <summary>
/// Base of every emitted program: its buffers, its inputs and results. One is made for a largest batch and then runs any
/// batch up to it without allocating. Not safe for use by several callers at a time.
/// </summary>
public abstract partial class NetworkProgram : ITeamWork, IDisposable
{
    private readonly AlignedBuffer arena;
    private readonly AlignedBuffer? gradients;
    private readonly AlignedBuffer? nextBuffers;
    private long runVersion;
    private long preparedVersion = -1;
    private int preparedBatch;
    private readonly AlignedBuffer?[] floatPorts;
    private readonly int[]?[] intPorts;
    private readonly AlignedBuffer[] outputs;
    private readonly AlignedBuffer?[] inputGradients;
    private readonly IReadOnlyList<PortInfo> inputs;
    private readonly IReadOnlyList<PortInfo> results;
    private int batch;

    /// <summary>Reserves all buffers for batches of up to <paramref name="capacity"/> samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive, or the buffers would pass the size of an array.</exception>
    protected NetworkProgram(Network network, ProgramLayout layout, int capacity)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Network = network;
        Layout = layout;
        Capacity = capacity;
        batch = capacity;
        arena = new AlignedBuffer(Floats(capacity, layout.FloatsPerSample, layout.FixedFloats));
        gradients = layout.HasGradients ? new AlignedBuffer(network.Info.ParameterBlock) : null;
        nextBuffers = layout.HasGradients ? new AlignedBuffer(network.Info.BufferBlock) : null;
        inputs = layout.Generation?.Inputs ?? network.Info.Inputs;
        results = layout.Generation?.Outputs ?? network.Info.Outputs;
        States = layout.Generation is null ? null : new ProgramStates(layout.Generation, capacity, Floats);
        var count = inputs.Count + (layout.UsesTargets ? network.Info.Targets.Count : 0);
        floatPorts = new AlignedBuffer?[count];
        intPorts = new int[]?[count];
        for (var i = 0; i < count; i++)
        {
            var port = Port(i);
            if (port.IsInteger) intPorts[i] = new int[Floats(capacity, port.Size, 0)];
            else floatPorts[i] = new AlignedBuffer(Floats(capacity, port.Size, 0));
        }

        outputs = new AlignedBuffer[results.Count];
        for (var i = 0; i < outputs.Length; i++) outputs[i] = new AlignedBuffer(Floats(capacity, results[i].Size, 0));
        inputGradients = new AlignedBuffer?[layout.HasInputGradients ? inputs.Count : 0];
        for (var i = 0; i < inputGradients.Length; i++)
            if (!inputs[i].IsInteger) inputGradients[i] = new AlignedBuffer(Floats(capacity, inputs[i].Size, 0));
    }

    /// <summary>Bytes of everything that it reserved on the host: the planned arena for <see cref="Capacity"/> samples, inputs, targets and results; gradients apart.</summary>
    public long PlannedBytes
    {
        get
        {
            long floats = arena.Length + (nextBuffers?.Length ?? 0) + (States?.Floats ?? 0);
            foreach (var port in floatPorts) floats += port?.Length ?? 0;
            foreach (var port in intPorts) floats += port?.Length ?? 0;
            foreach (var output in outputs) floats += output.Length;
            foreach (var gradient in inputGradients) floats += gradient?.Length ?? 0;
            return sizeof(float) * floats;
        }
    }

    /// <summary>The network whose parameters this program reads.</summary>
    public Network Network { get; }

    /// <summary>What the compiler planned.</summary>
    public ProgramLayout Layout { get; }

    /// <summary>The largest batch.</summary>
    public int Capacity { get; }

    /// <summary>The number of samples of the current run, 1 … <see cref="Capacity"/>, which it is at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The batch is empty or above the capacity.</exception>
    public int Batch
    {
        get => batch;
        set
        {
            if (value < 1 || value > Capacity)
                throw new ArgumentOutOfRangeException(nameof(value), value, $"a batch of {value} samples, but this program of '{Network.Info.Name}' takes 1 to {Capacity}");
            batch = value;
        }
    }

    /// <summary>The seed of everything random in a run (dropout).</summary>
    public ulong Seed { get; set; }

    /// <summary>The number of the step: with the seed and a sample's index it fixes every random number.</summary>
    public long Step { get; set; }

    /// <summary>How exactly it multiplies matrices.</summary>
    public virtual MatrixPrecision Precision => MatrixPrecision.Float32;

    /// <summary>The loss of the last run: the mean over the batch unless the loss sums.</summary>
    /// <exception cref="InvalidOperationException">The program computes none.</exception>
    public virtual float Loss => throw new InvalidOperationException($"this program of '{Network.Info.Name}' computes no loss");

    /// <inheritdoc/>
    public int Phases => Layout.Phases;

    /// <summary>The gradient of the loss by every parameter, laid out as <see cref="Network.Weights"/>; empty outside training.</summary>
    public Span<float> Gradients
    {
        get
        {
            if (gradients is null) return default;
            Bring(DeviceResult.Gradients);
            return gradients.Span;
        }
    }

    /// <summary>The buffers after the last run, laid out as <see cref="Network.Buffers"/>; empty outside training. <see cref="CommitBuffers"/> makes them the network's.</summary>
    public Span<float> NextBuffers
    {
        get
        {
            if (nextBuffers is null) return default;
            Bring(DeviceResult.NextBuffers);
            return nextBuffers.Span;
        }
    }

    /// <summary>
    /// Makes the buffers that the last training run computed the network's. A trainer does it after every step whose loss and gradients are
    /// finite; a training loop of one's own calls it beside the optimizer.
    /// </summary>
    public virtual void CommitBuffers() => Network.Commit(NextBuffers);

    /// <summary>Values of a parameter, to be read.</summary>
    protected ReadOnlySpan<float> WeightsAt(int offset, int size) => Network.WeightValues.Slice(offset, size);

    /// <summary>Values of a buffer, to be read.</summary>
    protected ReadOnlySpan<float> BufferAt(int offset, int size) => Network.BufferValues.Slice(offset, size);

    /// <summary>A planned value that every sample has: <paramref name="size"/> floats for each, sample after sample.</summary>
    protected Span<float> RowsAt(int offset, int size) => arena.Span.Slice(Capacity * offset, Capacity * size);

    /// <summary>A planned value without a batch.</summary>
    protected Span<float> FixedAt(int offset, int size) => arena.Span.Slice((Capacity * Layout.FloatsPerSample) + offset, size);

    /// <summary>What the elements before left, in a program that takes one at a time.</summary>
    protected Span<float> State(int index) => States!.Current(index);

    /// <summary>What this element leaves for the next.</summary>
    protected Span<float> NextState(int index) => States!.Next(index);

    /// <summary>What survives a run; null in a program that takes whole sequences.</summary>
    internal ProgramStates? States { get; }

    /// <summary>The buffer of input (then target) <paramref name="port"/>: fill its first <c>Batch × Size</c> values before a run.</summary>
    /// <exception cref="InvalidOperationException">That port holds integers.</exception>
    public Span<float> Floats(int port) => floatPorts[port] is { } buffer
        ? port == 0 && !borrowed.IsEmpty ? borrowed.Span : buffer.Span
        : throw new InvalidOperationException($"'{Port(port).Name}' of '{Network.Info.Name}' holds integers: use Integers({port})");

    /// <summary>The buffer of an integer input or target.</summary>
    /// <exception cref="InvalidOperationException">That port holds floats.</exception>
    public Span<int> Integers(int port) => intPorts[port] is { } buffer
        ? buffer
        : throw new InvalidOperationException($"'{Port(port).Name}' of '{Network.Info.Name}' holds floats: use Floats({port})");

    /// <summary>Copies the current batch of an input (then target) into its buffer.</summary>
    /// <exception cref="ArgumentException">There are not <c>Batch × Size</c> values.</exception>
    public void SetInput(int port, ReadOnlySpan<float> values)
    {
        RequireLength(port, values.Length);
        values.CopyTo(Floats(port));
    }

    /// <summary>Copies the current batch of an integer input (then target) into its buffer.</summary>
    /// <exception cref="ArgumentException">There are not <c>Batch × Size</c> values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside the port's range; the message names it and its place.</exception>
    public void SetInput(int port, ReadOnlySpan<int> values)
    {
        RequireLength(port, values.Length);
        values.CopyTo(Integers(port));
        CheckIntegers(port);
    }

    /// <summary>Refuses an integer of the current batch that is outside the port's range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names the value, its place and the range.</exception>
    public void CheckIntegers(int port)
    {
        var info = Port(port);
        Ports.CheckIntegers(Network.Info, info, Integers(port)[..(Batch * info.Size)]);
    }

    private void RequireLength(int port, int length)
    {
        var info = Port(port);
        if (length != Batch * info.Size)
            throw new ArgumentException($"'{info.Name}' of '{Network.Info.Name}' holds {length} values, and a batch of {Batch} samples of {info.Size} is {Batch * info.Size}");
    }

    /// <summary>Result <paramref name="index"/> of the last run: its first <c>Batch × Size</c> values.</summary>
    public Span<float> Output(int index)
    {
        Bring(DeviceResult.Outputs);
        return outputs[index].Span[..(Batch * results[index].Size)];
    }

    /// <summary>The gradient of the loss by input <paramref name="index"/>: its first <c>Batch × Size</c> values.</summary>
    /// <exception cref="InvalidOperationException">The network does not compute it, or the input holds integers.</exception>
    public Span<float> InputGradient(int index)
    {
        if (index >= inputGradients.Length || inputGradients[index] is not { } buffer)
            throw new InvalidOperationException($"'{Network.Info.Name}' computes no gradient by its input {index}: write [Network(InputGradients = true)], and ask for an input of floats");
        Bring(DeviceResult.InputGradients);
        return buffer.Span[..(Batch * Network.Info.Inputs[index].Size)];
    }

    /// <summary>The port at an index: inputs come first, then targets.</summary>
    public PortInfo Port(int index) =>
        index < inputs.Count ? inputs[index] : Network.Info.Targets[index - inputs.Count];

    /// <summary>The number of ports that this program reads.</summary>
    public int PortCount => floatPorts.Length;

    /// <inheritdoc/>
    public abstract void Run(int phase, int part, int parts);

    /// <summary>
    /// The first place of the last run, in the order of the network, where a number is not finite: an input, a parameter, or <c>the
    /// output of 'fc1'</c>; null where all are finite.
    /// </summary>
    public abstract string? FirstNonFinite();

    /// <summary>Makes results of the last run readable on the host, for programs that leave them where they were computed.</summary>
    internal virtual void Bring(DeviceResult result)
    {
    }

    /// <summary>Whole training steps where the program runs, the optimizer's part with them; null where the threads of the host do that part.</summary>
    internal virtual ITrainingSteps? CreateSteps(Optimizer optimizer, Clipping clipping) => null;

    /// <summary>0, or the first phase after the prepared ones where parameters and buffers are those of the last complete run.</summary>
    int ITeamWork.FirstPhase => FirstPhase();

    /// <inheritdoc/>
    void ITeamWork.Complete() => Complete();

    /// <summary>Refuses a batch of so many samples where the program cannot compute with it, as with a single one under a batch norm in training.</summary>
    /// <exception cref="InvalidOperationException">The message names the layer and the change to make.</exception>
    public virtual void CheckBatch(int samples)
    {
    }

    /// <summary>Refuses a single sample where a layer takes the variance over the batch of one value a sample, unless it is switched to its running values.</summary>
    protected void RequireSeveral(string layer, int samples)
    {
        if (samples > 1 || Network.IsHeld(layer)) return;
        throw new InvalidOperationException($"'{layer}' of '{Network.Info.Name}' takes the variance of each channel over the batch, and one sample with one value has none: train with at least 2 samples a step (a batch size that leaves no single sample at the end of an epoch), or freeze its statistics");
    }

    /// <summary>The rows of the batch that belong to a part.</summary>
    protected (int First, int Last) Rows(int part, int parts) => ((int)((long)Batch * part / parts), (int)((long)Batch * (part + 1) / parts));

    /// <summary>The elements of a value without a batch that belong to a part: whole cache lines, so that no two threads share one.</summary>
    protected internal static (int From, int To) Share(int size, int part, int parts)
    {
        const int line = 16;
        var lines = ((long)size + line - 1) / line;
        return ((int)Math.Min(size, lines * part / parts * line), (int)Math.Min(size, lines * (part + 1) / parts * line));
    }

    /// <summary>The slices of a value that belong to a part, where threads share one sample: units of so many slices stay together.</summary>
    protected internal static (int First, int Last) Slices(int slices, int unit, int part, int parts)
    {
        var units = (slices + unit - 1) / unit;
        return (Math.Min(slices, (int)((long)units * part / parts) * unit), Math.Min(slices, (int)((long)units * (part + 1) / parts) * unit));
    }

    /// <summary>True where no value is infinite or not a number.</summary>
    protected static bool IsFinite(ReadOnlySpan<float> values) => Reductions.IsFinite(values);

    /// <summary>True where no value of a gradient without a batch is infinite or not a number, among those that <see cref="Share"/> gives a part.</summary>
    protected static bool IsFinite(ReadOnlySpan<float> gradient, int part, int parts)
    {
        var (from, to) = Share(gradient.Length, part, parts);
        return Reductions.IsFinite(gradient[from..to]);
    }

    /// <summary>Says whether what a part wrote of a gradient is finite.</summary>
    /// <param name="finite">False where a value may not be.</param>
    protected void Report(bool finite)
    {
        // Written in the rare case alone, and by all alike: no line of memory goes from thread to thread in a step.
        if (!finite) HasSuspects = true;
    }

    /// <summary>True once a run has reported a gradient that may not be finite; who asks sets it back before the run.</summary>
    internal bool HasSuspects { get; set; }

    /// <summary>Gives all buffers back.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the program's own buffers back; what a derived class holds beside them goes first.</summary>
    protected virtual void Dispose(bool disposing)
    {
        arena.Dispose();
        States?.Dispose();
        gradients?.Dispose();
        nextBuffers?.Dispose();
        foreach (var buffer in floatPorts) buffer?.Dispose();
        foreach (var buffer in outputs) buffer.Dispose();
        foreach (var buffer in inputGradients) buffer?.Dispose();
    }

    private static int Floats(int capacity, int perSample, int more)
    {
        var count = ((long)capacity * perSample) + more;
        if (count > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, $"a batch of {capacity} needs {count:N0} values in one block, more than {Array.MaxLength:N0}: the largest batch is {(Array.MaxLength - more) / Math.Max(perSample, 1)}");
        return (int)count;
    }
}
