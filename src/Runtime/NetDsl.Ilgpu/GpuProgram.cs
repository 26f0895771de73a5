using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// Base of every emitted program for GPUs. It has the same ports and results as one for the CPU; a run sends the parameters and the batch
/// to the device, starts the kernels in order on one stream, and brings the results back.
/// </summary>
public abstract class GpuProgram : NetworkProgram
{
    private readonly GpuBuffers buffers;
    private readonly ProgramLayout plan;
    private readonly int lossAt;
    private readonly float[] loss = new float[1];
    private StepNumbers numbers;

    /// <summary>Reserves everything on the device for batches of up to <paramref name="capacity"/> samples.</summary>
    /// <param name="network">Whose parameters it reads.</param>
    /// <param name="layout">What the compiler planned.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="device">Where it runs.</param>
    /// <param name="tables">Constants, in order.</param>
    /// <param name="lossAt">Place of the loss among the values without a batch; −1 for none.</param>
    /// <exception cref="GpuException">The device's memory does not suffice; the message has the largest batch that fits.</exception>
    protected GpuProgram(Network network, ProgramLayout layout, int capacity, GpuDevice device, float[][] tables, int lossAt)
        : base(network, layout is null ? throw new ArgumentNullException(nameof(layout)) : layout with { Phases = 1, Prepared = 0, FloatsPerSample = 0, FixedFloats = 1 }, capacity)
    {
        Gpu = device ?? throw new ArgumentNullException(nameof(device));
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
    }

    /// <summary>The device that the program runs on.</summary>
    public GpuDevice Gpu { get; }

    /// <summary>Kernels started by the last run.</summary>
    public int Launches { get; private set; }

    /// <inheritdoc/>
    public override float Loss => lossAt >= 0 ? loss[0] : base.Loss;

    /// <summary>Runs on the device. The first part does everything: the threads of a team have nothing to share.</summary>
    public sealed override void Run(int phase, int part, int parts)
    {
        if (part != 0) return;
        for (var port = 0; port < PortCount; port++)
            if (Port(port).IsInteger) CheckIntegers(port);
        numbers = new StepNumbers { Batch = Batch, Capacity = Capacity, Seed = Seed, Step = Step };
        Launches = 0;
        try
        {
            buffers.Send(this);
            if (!IsPrepared) Prepare();
            Launch();
            if (lossAt >= 0) buffers.Fetch(buffers.Views.Arena, (long)Capacity * plan.FloatsPerSample + lossAt, loss);
            buffers.Fetch(this);
        }
        catch (Exception cause) when (GpuErrors.IsOfDevice(cause))
        {
            throw GpuErrors.Lost(Gpu, cause);
        }
    }

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
    protected LoadedKernel Load(Action<GpuViews, StepNumbers> kernel, string line)
    {
        try
        {
            return new LoadedKernel(Gpu.Accelerator.LoadKernel(kernel), line);
        }
        catch (Exception cause)
        {
            Dispose();
            Gpu.Retire();
            throw new GpuException($"'{Gpu.Name}' refuses a kernel of '{Network.Info.Name}', which comes from {line}: {cause.Message}", cause);
        }
    }

    /// <summary>Compiles the variant of a kernel for groups of 256 threads, or the one for 16.</summary>
    /// <inheritdoc cref="Load(Action{GpuViews, StepNumbers}, string)"/>
    protected LoadedKernel Load(Action<GpuViews, StepNumbers> large, Action<GpuViews, StepNumbers> small, string line) =>
        Load(Gpu.GroupSize == 256 ? large : small, line);

    /// <summary>Starts a kernel with a thread for each of <paramref name="count"/> elements.</summary>
    protected void Threads(LoadedKernel kernel, long count) => Start(kernel, (count + Gpu.GroupSize - 1) / Gpu.GroupSize);

    /// <summary>Starts a kernel with a group for each of <paramref name="count"/> rows.</summary>
    protected void Groups(LoadedKernel kernel, long count) => Start(kernel, count);

    /// <summary>Starts a product of matrices with a group for each tile of its results.</summary>
    protected void Product(LoadedKernel kernel, long rows, long columns, long matrices, int largeHeight, int largeWidth, int smallHeight, int smallWidth)
    {
        var (height, width) = Gpu.GroupSize == 256 ? (largeHeight, largeWidth) : (smallHeight, smallWidth);
        Start(kernel, (rows + height - 1) / height * ((columns + width - 1) / width) * matrices);
    }

    /// <summary>A planned value that every sample has, brought from the device.</summary>
    protected new ReadOnlySpan<float> RowsAt(int offset, int size) => buffers.Copy(buffers.Views.Arena, (long)Capacity * offset, Batch * size);

    /// <summary>A planned value without a batch, brought from the device.</summary>
    protected new ReadOnlySpan<float> FixedAt(int offset, int size) => buffers.Copy(buffers.Views.Arena, (long)Capacity * plan.FloatsPerSample + offset, size);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        buffers?.Dispose();
        base.Dispose(disposing);
    }

    private void Start(LoadedKernel kernel, long groups)
    {
        if (groups > int.MaxValue)
            throw new GpuException($"a batch of {Batch} makes {groups:N0} groups of threads at {kernel.Line}, and a GPU takes {int.MaxValue:N0}: use a smaller batch");
        kernel.Start(Gpu.Stream, new KernelConfig((int)groups, Gpu.GroupSize), buffers.Views, numbers);
        Launches++;
    }
}
