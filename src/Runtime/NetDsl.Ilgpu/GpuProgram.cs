using System;
using System.Diagnostics;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// Base of every emitted program for GPUs. It has the same ports and results as one for the CPU; a run sends the batch to the device and
/// starts the kernels in order on one stream. Whoever reads a result waits for it.
/// </summary>
public abstract class GpuProgram : NetworkProgram, ILaunches
{
    private readonly GpuBuffers buffers;
    private readonly ProgramLayout plan;
    private readonly int lossAt;
    private readonly float[] loss = new float[1];
    private readonly Lock gate = new();
    private readonly StepGraphs? graphs;
    private GpuSteps? launched;
    private StepNumbers numbers;
    private int sent;
    private volatile bool outputsAreOld;
    private volatile bool inputGradientsAreOld;
    private volatile bool gradientsAreOld;
    private volatile bool nextBuffersAreOld;

    /// <summary>Reserves everything on the device for batches of up to <paramref name="capacity"/> samples.</summary>
    /// <param name="network">Whose parameters it reads.</param>
    /// <param name="layout">What the compiler planned.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="precision">How exactly products are computed, where the device can.</param>
    /// <param name="tables">Constants, in order.</param>
    /// <param name="lossAt">Place of the loss among the values without a batch; −1 for none.</param>
    /// <exception cref="GpuException">The device's memory does not suffice; the message has the largest batch that fits.</exception>
    protected GpuProgram(Network network, ProgramLayout layout, int capacity, GpuDevice device, MatrixPrecision precision, float[][] tables, int lossAt)
        : base(network, layout is null ? throw new ArgumentNullException(nameof(layout)) : layout with { Phases = 1, Prepared = 0, FloatsPerSample = 0, FixedFloats = 1 }, capacity)
    {
        Gpu = device ?? throw new ArgumentNullException(nameof(device));
        Precision = Gpu.HasTensorCores ? precision : MatrixPrecision.Float32;
        plan = layout;
        this.lossAt = lossAt;
        try
        {
            buffers = new GpuBuffers(this, layout, tables);
        }
        catch
        {
            base.Dispose(true);
            throw;
        }

        if (device is { ReplaysSteps: true, Graphs: { } driver }) graphs = new StepGraphs(driver, device.StreamHandle);
    }

    /// <summary>The device that the program runs on.</summary>
    public GpuDevice Gpu { get; }

    /// <inheritdoc/>
    public override MatrixPrecision Precision { get; }

    /// <summary>Kernels started by the last run; in training with those of the optimizer.</summary>
    public int Launches { get; internal set; }

    /// <inheritdoc/>
    public override float Loss
    {
        get
        {
            if (lossAt < 0) return base.Loss;
            Read(LossView, loss);
            return loss[0];
        }
    }

    /// <summary>Why steps are not replayed as graphs although the device could; null where they are, or where it cannot.</summary>
    public string? WhyNoReplay => graphs?.Refused;

    internal StepGraphs? Graphs => graphs;

    internal GpuBuffers Buffers => buffers;

    /// <summary>Where the loss lies on the device.</summary>
    internal ArrayView<float> LossView => buffers.Views.Arena.SubView(((long)Capacity * plan.FloatsPerSample) + lossAt, 1);

    /// <summary>Starts a run on the device. The first part does everything: the threads of a team have nothing to share.</summary>
    public sealed override void Run(int phase, int part, int parts)
    {
        if (part != 0) return;
        for (var port = 0; port < PortCount; port++)
            if (Port(port).IsInteger) CheckIntegers(port);
        Begin(null);
    }

    /// <summary>
    /// Seconds that the device takes for the program's kernels, of some runs in a row over the batch that it already has. For measuring:
    /// nothing is sent, and parameters stay.
    /// </summary>
    /// <param name="runs">How often they run.</param>
    /// <exception cref="InvalidOperationException">The program has not run yet, so that the device has no batch.</exception>
    public double Time(int runs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(runs);
        if (Launches == 0) throw new InvalidOperationException($"a program of '{Network.Info.Name}' is timed before its first run: the device has no batch yet");
        Wait();
        var launches = Launches;
        var start = Stopwatch.GetTimestamp();
        try
        {
            for (var run = 0; run < runs; run++) Launch();
            Gpu.Stream.Synchronize();
        }
        catch (Exception cause) when (GpuErrors.IsOfDevice(cause))
        {
            throw Lost(cause);
        }

        Launches = launches;
        return Stopwatch.GetElapsedTime(start).TotalSeconds / runs;
    }

    /// <summary>Starts a run, and the rest of a training step behind it.</summary>
    internal void Begin(GpuSteps? steps)
    {
        var slot = NextSlot;
        numbers = new StepNumbers { Batch = Batch, Capacity = Capacity };
        try
        {
            buffers.Send(this, slot, steps?.UnderWay ?? 0);
            steps?.Send(slot);
            sent++;
            if (!IsPrepared) Prepare();
            launched = steps;
            Launches = graphs is null ? LaunchAll() : Replay(steps);
            steps?.Changed();
        }
        catch (Exception cause) when (GpuErrors.IsOfDevice(cause))
        {
            throw Lost(cause);
        }

        outputsAreOld = inputGradientsAreOld = gradientsAreOld = nextBuffersAreOld = true;
    }

    /// <summary>Place in page-locked memory for the next run, free once it was asked for.</summary>
    internal int NextSlot
    {
        get
        {
            if (sent == buffers.Slots) Wait();
            return sent;
        }
    }

    /// <summary>Waits for all runs that were started.</summary>
    internal void Wait()
    {
        if (sent == 0) return;
        try
        {
            Gpu.Stream.Synchronize();
        }
        catch (Exception cause) when (GpuErrors.IsOfDevice(cause))
        {
            throw Lost(cause);
        }

        sent = 0;
    }

    /// <summary>Waits for numbers of the device.</summary>
    internal void Read(ArrayView<float> view, Span<float> to)
    {
        try
        {
            buffers.Fetch(view, 0, to);
        }
        catch (Exception cause) when (GpuErrors.IsOfDevice(cause))
        {
            throw Lost(cause);
        }
    }

    internal sealed override void Bring(DeviceResult result)
    {
        if (!(result switch { DeviceResult.Outputs => outputsAreOld, DeviceResult.InputGradients => inputGradientsAreOld, DeviceResult.Gradients => gradientsAreOld, _ => nextBuffersAreOld })) return;
        lock (gate) Fetch(result);
    }

    internal sealed override ITrainingSteps? CreateSteps(Optimizer optimizer, Clipping clipping) =>
        optimizer.HasRule ? new GpuSteps(this, optimizer, clipping) : null;

    /// <summary>Starts the kernels whose results parameters and buffers alone decide; left out while these do not change.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Starts all other kernels in order.</summary>
    protected abstract void Launch();

    /// <summary>Compiles a kernel for the device.</summary>
    /// <param name="kernel">What a thread does.</param>
    /// <param name="line">The network's line that it comes from.</param>
    /// <exception cref="GpuException">The device refuses it.</exception>
    protected LoadedKernel Load(Action<GpuViews, StepNumbers> kernel, string line) => Load(kernel, line, isTensor: false);

    /// <summary>Compiles the variant of a kernel for groups of 256 threads, or the one for 16.</summary>
    /// <inheritdoc cref="Load(Action{GpuViews, StepNumbers}, string)"/>
    protected LoadedKernel Load(Action<GpuViews, StepNumbers> large, Action<GpuViews, StepNumbers> small, string line) =>
        Load(Gpu.GroupSize == 256 ? large : small, line);

    /// <summary>Compiles the variant of a kernel for tensor cores, where these are to be used, or one of the others.</summary>
    /// <inheritdoc cref="Load(Action{GpuViews, StepNumbers}, string)"/>
    protected LoadedKernel Load(Action<GpuViews, StepNumbers> large, Action<GpuViews, StepNumbers> small, Action<GpuViews, StepNumbers> tensorFloat32, Action<GpuViews, StepNumbers> bFloat16, string line) =>
        Precision == MatrixPrecision.Float32 ? Load(large, small, line) : Load(Precision == MatrixPrecision.BFloat16 ? bFloat16 : tensorFloat32, line, isTensor: true);

    /// <summary>Starts a kernel with a thread for each of <paramref name="count"/> elements.</summary>
    protected void Threads(LoadedKernel kernel, long count) => Start(kernel, (count + Gpu.GroupSize - 1) / Gpu.GroupSize);

    /// <summary>Starts a kernel with a group for each of <paramref name="count"/> rows.</summary>
    protected void Groups(LoadedKernel kernel, long count) => Start(kernel, count);

    /// <summary>Starts a product of matrices with a group for each tile of its results.</summary>
    protected void Product(LoadedKernel kernel, long rows, long columns, long matrices, (int Height, int Width) large, (int Height, int Width) small, (int Height, int Width) tensor = default)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var (height, width) = kernel.IsTensor ? tensor : Gpu.GroupSize == 256 ? large : small;
        Start(kernel, (rows + height - 1) / height * ((columns + width - 1) / width) * matrices);
    }

    /// <summary>A planned value that every sample has, brought from the device.</summary>
    protected new ReadOnlySpan<float> RowsAt(int offset, int size) => buffers.Copy(buffers.Views.Arena, (long)Capacity * offset, Batch * size);

    /// <summary>A planned value without a batch, brought from the device.</summary>
    protected new ReadOnlySpan<float> FixedAt(int offset, int size) => buffers.Copy(buffers.Views.Arena, (long)Capacity * plan.FloatsPerSample + offset, size);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        FreeGraphs();
        buffers?.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc cref="Load(Action{GpuViews, StepNumbers}, string)"/>
    internal Action<AcceleratorStream, KernelConfig, T1, T2> Compile<T1, T2>(Action<T1, T2> kernel, string line)
        where T1 : struct
        where T2 : struct => Compile(() => Gpu.Accelerator.LoadKernel(kernel), line);

    /// <inheritdoc cref="Load(Action{GpuViews, StepNumbers}, string)"/>
    internal Action<AcceleratorStream, KernelConfig, T1, T2, T3> Compile<T1, T2, T3>(Action<T1, T2, T3> kernel, string line)
        where T1 : struct
        where T2 : struct
        where T3 : struct => Compile(() => Gpu.Accelerator.LoadKernel(kernel), line);

    /// <inheritdoc/>
    int ILaunches.Launch() => LaunchAll();

    private int Replay(GpuSteps? steps)
    {
        // The driver's own functions need the device's context on this thread.
        Gpu.Accelerator.Bind();
        return graphs!.Run(new StepKey(Batch, steps, steps?.Rules), this);
    }

    private int LaunchAll()
    {
        Launches = 0;
        Launch();
        launched?.Launch();
        return Launches;
    }

    private void FreeGraphs()
    {
        if (graphs is null) return;
        try
        {
            Wait();
        }
        catch (GpuException)
        {
            // A lost device runs nothing any more.
        }

        graphs.Dispose();
    }

    /// <summary>From here on the parameters on the host are the ones that count.</summary>
    private GpuException Lost(Exception cause)
    {
        buffers.Weights.Abandon();
        return GpuErrors.Lost(Gpu, cause);
    }

    private LoadedKernel Load(Action<GpuViews, StepNumbers> kernel, string line, bool isTensor) => new(Compile(kernel, line), line, isTensor);

    private T Compile<T>(Func<T> load, string line)
    {
        try
        {
            return load();
        }
        catch (Exception cause)
        {
            Dispose();
            Gpu.Retire();
            throw new GpuException($"'{Gpu.Name}' refuses a kernel of '{Network.Info.Name}', which comes from {line}: {cause.Message}", cause);
        }
    }

    private void Fetch(DeviceResult result)
    {
        // Before the copies, as they ask for the places they go to.
        if (result == DeviceResult.Outputs) outputsAreOld = false;
        else if (result == DeviceResult.InputGradients) inputGradientsAreOld = false;
        else if (result == DeviceResult.Gradients) gradientsAreOld = false;
        else nextBuffersAreOld = false;
        var info = Network.Info;
        long at = 0;
        if (result == DeviceResult.Gradients) Read(buffers.Views.Gradients, Gradients);
        if (result == DeviceResult.NextBuffers) Read(buffers.Views.NextBuffers, NextBuffers);
        for (var i = 0; result == DeviceResult.Outputs && i < info.Outputs.Count; i++)
        {
            Read(buffers.Views.Outputs.SubView(at, Output(i).Length), Output(i));
            at += (long)Capacity * info.Outputs[i].Size;
        }

        for (var i = 0; result == DeviceResult.InputGradients && i < info.Inputs.Count; i++)
        {
            if (info.Inputs[i].IsInteger) continue;
            Read(buffers.Views.InputGradients.SubView(at, InputGradient(i).Length), InputGradient(i));
            at += (long)Capacity * info.Inputs[i].Size;
        }
    }

    private void Start(LoadedKernel kernel, long groups)
    {
        if (groups > int.MaxValue)
            throw new GpuException($"a batch of {Batch} makes {groups:N0} groups of threads at {kernel.Line}, and a GPU takes {int.MaxValue:N0}: use a smaller batch");
        kernel.Start(Gpu.Stream, new KernelConfig((int)groups, Gpu.GroupSize), buffers.Views, numbers);
        Launches++;
    }
}
