using System;
using NetDsl.Threading;

namespace NetDsl;

/// <summary>
/// Trains a network. All buffers are reserved when the trainer is made: a step allocates nothing. The same seed gives the same
/// bits, whatever the number of threads. Not safe for use by several callers at a time.
/// </summary>
/// <typeparam name="TNetwork">The class with <c>[Network]</c>.</typeparam>
/// <example><code>
/// using var trainer = new Trainer&lt;Digits&gt;(network, new Adam(), new TrainerOptions { BatchSize = 64 });
/// var history = trainer.Fit(train, validation, epochs: 10, metrics: [new Accuracy()]);
/// </code></example>
public sealed partial class Trainer<TNetwork> : IDisposable
    where TNetwork : Network
{
    private readonly ThreadTeam team;
    private readonly ITrainingSteps steps;
    private readonly FrozenStatistics frozen;
    private NetworkProgram? evaluation;
    private NetworkProgram? prediction;
    private int seed;
    private bool disposed;

    /// <summary>Reserves everything that training needs.</summary>
    /// <param name="network">Its parameters are changed in place.</param>
    /// <param name="optimizer">One of its own for each trainer, which disposes it.</param>
    /// <param name="options">Batch size, threads, seed, clipping, schedule.</param>
    /// <param name="device">What runs forward and backward; <see cref="Device.Auto"/> falls back to the CPU, and <see cref="DeviceMessage"/> says why.</param>
    /// <param name="precision">How exactly a GPU multiplies matrices; <see cref="Precision"/> says what it can.</param>
    /// <exception cref="InvalidOperationException">The network declares no loss, there is no GPU where one is asked for, or the optimizer belongs to another network.</exception>
    /// <exception cref="ArgumentException">An option is outside its range, or a group matches no parameter.</exception>
    public Trainer(TNetwork network, Optimizer optimizer, TrainerOptions? options = null, Device device = Device.Cpu, MatrixPrecision precision = MatrixPrecision.Float32)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        Network = network;
        Optimizer = optimizer;
        Options = options ?? new TrainerOptions();
        Hyperparameter.AtLeast(Options.BatchSize, 1, nameof(Options.BatchSize));
        Hyperparameter.AtLeast(Options.Threads, 1, nameof(Options.Threads));
        var clipping = Clipping.Of(Options);
        seed = Options.Seed;
        DeviceMessage = device == Device.Auto ? network.WhyNoGpu : null;
        Device = device == Device.Auto ? DeviceMessage is null ? Device.Gpu : Device.Cpu : device;
        Program = network.CreateProgram(ProgramKind.Training, Options.BatchSize, Device, precision);
        optimizer.Attach(network.Info, Options.Groups);
        frozen = new FrozenStatistics(network, Options.Groups);
        team = new ThreadTeam(Options.Threads);
        try
        {
            steps = Program.CreateSteps(optimizer, clipping) ?? new TrainingWork(Program, optimizer, clipping, team);
        }
        catch
        {
            team.Dispose();
            Program.Dispose();
            throw;
        }
    }

    /// <summary>The network in training.</summary>
    public TNetwork Network { get; }

    /// <summary>What changes its parameters.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>As given.</summary>
    public TrainerOptions Options { get; }

    /// <summary>
    /// The training program: fill its ports and call <see cref="Step(int)"/> where the network has several inputs or targets. A step on samples that are given to it reads them where they are: the port of the
    /// input does not hold them afterwards.
    /// </summary>
    public NetworkProgram Program { get; }

    /// <summary>The memory of a training step, as planned; programs for evaluation and prediction come to it where they are used.</summary>
    public TrainerMemory Memory => new(
        sizeof(float) * ((long)Network.Info.ParameterBlock + Network.Info.BufferBlock), sizeof(float) * (long)Network.Info.ParameterBlock, Optimizer.StateBytes, Program.PlannedBytes);

    /// <summary>What runs the network: never <see cref="Device.Auto"/>.</summary>
    public Device Device { get; }

    /// <summary>How exactly matrices are multiplied: float32 where the device has nothing shorter, whatever was asked for.</summary>
    public MatrixPrecision Precision => Program.Precision;

    /// <summary>Why <see cref="Device.Auto"/> took the CPU; null where it did not.</summary>
    public string? DeviceMessage { get; }

    /// <summary>Steps done.</summary>
    public long Steps => Optimizer.Steps;

    /// <summary>Epochs done.</summary>
    public int Epoch { get; private set; }

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate => RateAt(Steps);

    /// <summary>Norm of all gradients of the last step, before clipping; NaN without <see cref="TrainerOptions.ClipNorm"/>.</summary>
    public double GradientNorm => steps.Norm;

    /// <summary>Does one step on samples with labels.</summary>
    /// <param name="x">Samples one after the other, each row-major.</param>
    /// <param name="labels">Their labels.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="ArgumentException">Lengths, labels or the number of samples do not fit; the message names them.</exception>
    /// <exception cref="NonFiniteLossException">Loss or gradients are not finite; the parameters are those before the step.</exception>
    public float Step(ReadOnlySpan<float> x, ReadOnlySpan<int> labels)
    {
        var batch = Begin(x.Length, false, labels.Length, true);
        labels.CopyTo(Program.Integers(1));
        return Step(batch, x);
    }

    /// <summary>Does one step on samples with targets that are floats.</summary>
    /// <param name="x">Samples one after the other, each row-major.</param>
    /// <param name="targets">Their targets, likewise.</param>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public float Step(ReadOnlySpan<float> x, ReadOnlySpan<float> targets)
    {
        var batch = Begin(x.Length, false, targets.Length, false);
        targets.CopyTo(Program.Floats(1));
        return Step(batch, x);
    }

    /// <summary>Does one step on samples of integers (token ids) with labels.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public float Step(ReadOnlySpan<int> x, ReadOnlySpan<int> labels)
    {
        var batch = Begin(x.Length, true, labels.Length, true);
        x.CopyTo(Program.Integers(0));
        labels.CopyTo(Program.Integers(1));
        return Step(batch);
    }

    /// <summary>Does one step on what the ports of <see cref="Program"/> were filled with.</summary>
    /// <param name="batch">The number of samples, 1 … <see cref="TrainerOptions.BatchSize"/>.</param>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public float Step(int batch) => Step(batch, default);

    /// <summary>Counts an epoch as done, for schedules that count them; <see cref="Fit"/> does it by itself.</summary>
    public void NextEpoch()
    {
        Epoch++;
        position = 0;
        positionLoss = 0;
    }

    /// <summary>Gives all buffers and threads back, and the optimizer's; the network stays.</summary>
    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        team.Dispose();
        steps.Dispose();
        Program.Dispose();
        evaluation?.Dispose();
        prediction?.Dispose();
        Optimizer.Dispose();
    }

    private double RateAt(long step) => Options.Schedule is { } schedule
        ? schedule.Rate(Optimizer.LearningRate, schedule.Per == SchedulePeriod.Step ? step : Epoch)
        : Optimizer.LearningRate;

    /// <summary>A step whose first input is read where the caller has it, unless that is empty and its port holds it.</summary>
    private float Step(int batch, ReadOnlySpan<float> x)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Program.Batch = batch;
        Ports.CheckIntegers(Program);
        return StepUnchecked(x);
    }

    private float StepUnchecked(ReadOnlySpan<float> x = default)
    {
        var rate = BeginStep(x);
        Span<float> loss = stackalloc float[1];
        if (steps.Finish(loss) == 1) return loss[0];
        // Who looks for the place finds the input in its port.
        if (!x.IsEmpty) x.CopyTo(Program.Floats(0));
        throw NonFinite(loss[0], rate);
    }

    private NonFiniteLossException NonFinite(float loss, double rate) => new(Steps + 1, loss, NonFinitePlace(), rate);

    /// <returns>The step's learning rate.</returns>
    private double BeginStep(ReadOnlySpan<float> x = default)
    {
        var rate = LearningRate;
        frozen.Apply();
        Program.CheckBatch(Program.Batch);
        Program.Seed = (uint)seed;
        Program.Step = Steps;
        steps.Begin(rate, x);
        return rate;
    }

    private int Begin(int length, bool integers, int targetLength, bool targetIntegers)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var info = Network.Info;
        const string Instead = "fill the ports of trainer.Program and call Step(batch)";
        var input = Ports.Only(info, info.Inputs, "inputs", Instead);
        var target = Ports.Only(info, info.Targets, "targets", Instead);
        var batch = Ports.Batch(info, input, length, integers);
        var targetBatch = Ports.Batch(info, target, targetLength, targetIntegers);
        if (batch != targetBatch)
            throw new ArgumentException($"{length} values are {batch} samples of '{input.Name}', but {targetLength} values are {targetBatch} of '{target.Name}'");
        // Looked at before anything is copied: the ports end at the largest batch.
        if (batch > Program.Capacity)
            throw new ArgumentException($"a batch of {batch} samples, but this trainer of '{info.Name}' was made for {Program.Capacity}: raise TrainerOptions.BatchSize");
        return batch;
    }

    private string? NonFinitePlace()
    {
        for (var i = 0; i < Program.PortCount; i++)
        {
            var port = Program.Port(i);
            if (port.IsInteger) continue;
            var values = Program.Floats(i)[..(Program.Batch * port.Size)];
            for (var j = 0; j < values.Length; j++)
                if (!float.IsFinite(values[j])) return $"'{port.Name}' itself, sample {j / port.Size} of the batch";
        }

        if (Program.FirstNonFinite() is { } place) return place;
        foreach (var parameter in Network.Info.Parameters)
            foreach (var value in Program.Gradients.Slice(parameter.Offset, parameter.Count))
                if (!float.IsFinite(value)) return $"the gradient of '{parameter.Name}'";
        return null;
    }
}
