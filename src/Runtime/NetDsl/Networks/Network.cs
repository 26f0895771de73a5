using System;
using System.Linq;
using System.Threading;
using NetDsl.Memory;

namespace NetDsl;

/// <summary>Base of every class with <c>[Network]</c>: its parameters, and the programs that the compiler emitted for it.</summary>
public abstract partial class Network
{
    private readonly AlignedBuffer weights;
    private long version;

    /// <summary>Reserves the parameters and fills them as their layers prescribe.</summary>
    /// <param name="info">What the compiler knows of the network.</param>
    /// <param name="seed">The same seed gives the same weights.</param>
    protected Network(NetworkInfo info, int seed)
    {
        ArgumentNullException.ThrowIfNull(info);
        Info = info;
        weights = new AlignedBuffer(info.ParameterBlock);
        buffers = new AlignedBuffer(info.BufferBlock);
        (counters, switches) = Bookkeeping(info);
        Initialize(seed);
    }

    /// <summary>Parameters, inputs, outputs, and the layer table.</summary>
    public NetworkInfo Info { get; }

    /// <summary>
    /// All parameters in one block, to be changed; <see cref="ParameterInfo.Offset"/> says where each one starts. While a GPU trains the network,
    /// asking for them waits for the steps under way and brings the newest; a span from before does not follow later steps.
    /// </summary>
    /// <remarks>
    /// Programs keep what they computed from the weights until this is asked for again. Whoever writes through a span that he kept from
    /// before a prediction says so by <see cref="WeightsChanged"/>.
    /// </remarks>
    public Span<float> Weights
    {
        get
        {
            WeightsChanged();
            return weights.Span;
        }
    }

    /// <summary>All parameters, to be read.</summary>
    public ReadOnlySpan<float> WeightValues
    {
        get
        {
            DeviceCopy?.Bring(mayWrite: false);
            return weights.Span;
        }
    }

    /// <summary>What <c>Predict</c> runs on; <see cref="NetDsl.Device.Auto"/> becomes the GPU where there is one, else the CPU.</summary>
    /// <exception cref="InvalidOperationException">There is no GPU where one is asked for; the message says why.</exception>
    public Device Device
    {
        get;
        set
        {
            var chosen = value != Device.Auto ? value : WhyNoGpu is null ? Device.Gpu : Device.Cpu;
            if (chosen == Device.Gpu && WhyNoGpu is { } why) throw new InvalidOperationException(why);
            if (chosen == field) return;
            field = chosen;
            DropPredictors();
        }
    }

    /// <summary>How exactly <c>Predict</c> multiplies on a GPU; the CPU keeps to float32.</summary>
    public MatrixPrecision Precision
    {
        get;
        set
        {
            if (value == field) return;
            field = value;
            DropPredictors();
        }
    }

    /// <summary>The device that has parameters and buffers too; null while none has.</summary>
    internal IDeviceCopy? DeviceCopy { get; set; }

    /// <summary>The parameters as the host has them, whatever a device has changed since.</summary>
    internal Span<float> HostWeights => weights.Span;

    /// <summary>The buffers as the host has them, likewise.</summary>
    internal Span<float> HostBuffers => buffers.Span;

    /// <summary>
    /// Has programs compute again what they keep of parameters and buffers. Needed only after writing through a span of
    /// <see cref="Weights"/>, <see cref="Parameter"/>, <see cref="Buffers"/> or <see cref="Buffer"/> that is older than the last prediction.
    /// </summary>
    public void WeightsChanged()
    {
        DeviceCopy?.Bring(mayWrite: true);
        NewVersion();
    }

    /// <summary>Parameters or buffers change, here or on a device.</summary>
    internal void NewVersion() => Interlocked.Increment(ref version);

    /// <summary>Another number whenever parameters or buffers may have changed.</summary>
    internal long Version => Volatile.Read(ref version);

    /// <summary>One parameter by name: a view, so that writing to it changes the network.</summary>
    /// <exception cref="ArgumentException">There is no parameter of that name.</exception>
    public Span<float> Parameter(string name)
    {
        foreach (var parameter in Info.Parameters)
            if (parameter.Name == name) return Weights.Slice(parameter.Offset, parameter.Count);
        throw new ArgumentException($"'{Info.Name}' has no parameter '{name}'. It has: {string.Join(", ", Info.Parameters.Select(p => p.Name))}", nameof(name));
    }

    /// <summary>Fills all parameters anew, and brings buffers and counters back to their beginning.</summary>
    public void Initialize(int seed)
    {
        Initializers.Fill(Weights, Info.Parameters, seed);
        ResetBuffers();
    }

    /// <summary>Makes one of the network's programs, with buffers for batches of up to <paramref name="capacity"/> samples.</summary>
    /// <exception cref="InvalidOperationException">The program needs a loss and the network declares none.</exception>
    public abstract NetworkProgram CreateProgram(ProgramKind kind, int capacity);

    /// <summary>Makes one of the network's programs for a kind of processor.</summary>
    /// <param name="kind">Which program.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="device"><see cref="Device.Auto"/> takes a GPU where <see cref="WhyNoGpu"/> is null.</param>
    /// <param name="precision">How exactly a GPU multiplies; <see cref="NetworkProgram.Precision"/> says what it can.</param>
    /// <exception cref="InvalidOperationException">The program needs a loss and the network declares none, or there is no GPU; the message says why.</exception>
    public NetworkProgram CreateProgram(ProgramKind kind, int capacity, Device device, MatrixPrecision precision = MatrixPrecision.Float32) =>
        device == Device.Cpu || (device == Device.Auto && WhyNoGpu is not null) ? CreateProgram(kind, capacity) : CreateGpuProgram(kind, capacity, precision);

    /// <summary>Why this network cannot run on a GPU here, as a sentence; null where it can.</summary>
    public virtual string? WhyNoGpu => $"'{Info.Name}' has no program for GPUs: reference the package NetDsl.Ilgpu in its project";

    /// <summary>Makes one of the network's programs for the machine's GPU.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    protected virtual NetworkProgram CreateGpuProgram(ProgramKind kind, int capacity, MatrixPrecision precision) => throw new InvalidOperationException(WhyNoGpu);

    /// <summary>Why <see cref="CreateSession"/> is not possible, as a sentence; null where it is.</summary>
    public virtual string? WhyNoSession => $"'{Info.Name}' remembers nothing from one element of a sequence to the next";

    /// <summary>Begins sequences that are given one element at a time, as text that is being written. They run on the CPU.</summary>
    /// <param name="rows">How many sequences side by side.</param>
    /// <exception cref="InvalidOperationException">The network has no program for that, or <see cref="Device"/> is the GPU; the message says why.</exception>
    public GenerationSession CreateSession(int rows = 1)
    {
        if (WhyNoSession is { } why) throw new InvalidOperationException(why);
        if (Device != Device.Cpu)
            throw new InvalidOperationException($"'{Info.Name}' predicts on a GPU, and a session takes one element at a time on the CPU: set network.Device = Device.Cpu before CreateSession");
        return new GenerationSession(this, CreateGenerationProgram(rows));
    }

    /// <summary>Makes the program that takes one element of a sequence at a time.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    protected virtual NetworkProgram CreateGenerationProgram(int rows) => throw new InvalidOperationException(WhyNoSession);

    /// <summary>The number of samples in <paramref name="length"/> values of an input.</summary>
    /// <exception cref="ArgumentException">It is not a multiple of the sample's size, or 0.</exception>
    protected int SampleCount(int input, int length)
    {
        var port = Info.Inputs[input];
        if (length > 0 && length % port.Size == 0) return length / port.Size;
        throw new ArgumentException($"'{port.Name}' of '{Info.Name}' takes {port.Size} values for each sample [{string.Join(", ", port.Shape)}], and {length} is {(length == 0 ? "none" : "not a multiple of that")}");
    }

    /// <summary>Refuses an input of a wrong length.</summary>
    /// <exception cref="ArgumentException">The length is not samples × size.</exception>
    protected void RequireInput(int input, int length, int samples) => Require(Info.Inputs[input], length, samples);

    /// <summary>Refuses a result of a wrong length.</summary>
    /// <exception cref="ArgumentException">The length is not samples × size.</exception>
    protected void RequireOutput(int output, int length, int samples) => Require(Info.Outputs[output], length, samples);

    private void Require(PortInfo port, int length, int samples)
    {
        if (length != samples * port.Size)
            throw new ArgumentException($"'{port.Name}' of '{Info.Name}' holds {length} values, and {samples} samples of {port.Size} are {samples * port.Size}");
    }
}
