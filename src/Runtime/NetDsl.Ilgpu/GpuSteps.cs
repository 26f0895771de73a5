using System;
using System.Collections.Generic;
using ILGPU;
using ILGPU.Runtime;

namespace NetDsl.Ilgpu;

/// <summary>
/// Whole training steps on the device: behind the program's kernels one that looks over the gradients, one that decides whether the step
/// counts, and the optimizer's update. Parameters, gradients and the optimizer's state stay where they are.
/// </summary>
internal sealed class GpuSteps : ITrainingSteps, IRuleTaker
{
    private readonly GpuProgram program;
    private readonly Optimizer optimizer;
    private readonly Clipping clipping;
    private readonly List<(double RateFactor, double WeightDecay)> groups = [];
    private readonly List<IDisposable> owned = [];
    private readonly Dictionary<Type, IUpdateKernel> updates = [];
    private readonly StateMirror state;
    private readonly StepViews views;
    private readonly StepSettings settings;
    private readonly float[] control;
    private readonly Action<AcceleratorStream, KernelConfig, StepViews, StepSettings> lookOver;
    private readonly Action<AcceleratorStream, KernelConfig, StepViews, StepSettings> judge;
    private readonly Action<AcceleratorStream, KernelConfig, StepViews, StepSettings>? commit;
    private IUpdateKernel? update;
    private int handed;
    private long held;

    public GpuSteps(GpuProgram program, Optimizer optimizer, Clipping clipping)
    {
        this.program = program;
        this.optimizer = optimizer;
        this.clipping = clipping;
        var info = program.Network.Info;
        var (lines, stateLines) = Lines(info.ParameterBlock);
        var computed = Computed(info);
        settings = new StepSettings
        {
            Count = info.ParameterBlock,
            Buffers = computed.Length,
            Chunks = Math.Max(1, (int)(((long)info.ParameterBlock + StepKernels.Chunk - 1) / StepKernels.Chunk)),
            ClipNorm = clipping.Norm is { } norm ? (float)norm : float.PositiveInfinity,
            Limit = clipping.Limit,
        };
        Window = program.Buffers.Slots;
        control = new float[StepViews.Losses + Window];
        const int line = ParameterRange.Line;
        var states = 0L;
        foreach (var block in optimizer.HostStates) states += Math.Max(line, (block.Length + line - 1) / line * line);
        var own = sizeof(float) * ((2L * lines.Length) + Math.Max(1, computed.Length) + (2L * settings.Chunks) + control.Length + 1);
        var needs = (sizeof(float) * states) + own;
        var free = Gpu.FreeMemory;
        try
        {
            if (needs > free) throw new OutOfMemoryException($"{needs} bytes");
            state = Own(new StateMirror(optimizer, Gpu));
            var none = Floats(1);
            views = new StepViews
            {
                Weights = program.Buffers.Weights.Weights,
                Buffers = program.Buffers.Weights.Buffers,
                NextBuffers = program.Buffers.Views.NextBuffers,
                Gradients = program.Buffers.Views.Gradients,
                State0 = optimizer.HostStates.Length > 0 ? state.Block(0) : none,
                State1 = optimizer.HostStates.Length > 1 ? state.Block(1) : none,
                State2 = optimizer.HostStates.Length > 2 ? state.Block(2) : none,
                Groups = Integers(lines),
                StateLines = Integers(stateLines),
                Computed = Integers(computed),
                Largest = Floats(settings.Chunks),
                Squares = Floats(settings.Chunks),
                Loss = program.LossView,
                Control = Floats(control.Length),
                Clock = program.Buffers.Views.Clock,
            };
            lookOver = program.Compile<StepViews, StepSettings>(StepKernels.LookOver, "the check of gradients");
            if (computed.Length > 0) commit = program.Compile<StepViews, StepSettings>(StepKernels.Commit, "the buffers");
            judge = program.Compile<StepViews, StepSettings>(StepKernels.Judge, "the check of gradients");
            Gpu.BytesHeld += held = own;
        }
        catch (Exception cause)
        {
            Dispose();
            if (cause is not OutOfMemoryException && !GpuErrors.IsOfDevice(cause)) throw;
            var whole = program.Buffers.Bytes + program.Buffers.Weights.Bytes;
            throw GpuErrors.OutOfMemory(program, needs + whole, free + whole, program.Buffers.PerSample, cause);
        }
    }

    public int Window { get; }

    public double Norm { get; private set; } = double.NaN;

    /// <summary>Steps begun and not finished.</summary>
    public int UnderWay { get; private set; }

    /// <summary>What holds the rules of the update: another one where the optimizer has another kind of rule.</summary>
    public object? Rules => update;

    private GpuDevice Gpu => program.Gpu;

    public void Begin(double learningRate, ReadOnlySpan<float> input)
    {
        if (!input.IsEmpty) input.CopyTo(program.Floats(0));
        // Step and slot have the same number, so that a batch can be found again.
        if (UnderWay == 0) program.Wait();
        optimizer.Begin();
        handed = 0;
        foreach (var (factor, decay) in groups) optimizer.Hand(this, learningRate * factor, decay);
        program.Begin(this);
        optimizer.End();
        UnderWay++;
    }

    public int Finish(Span<float> losses)
    {
        program.Wait();
        program.Read(views.Control, control);
        var (begun, done) = (UnderWay, (int)control[StepViews.Done]);
        UnderWay = 0;
        optimizer.Rewind(begun - done);
        program.Network.Count(done);
        if (done > 0 && clipping.Norm is not null) Norm = control[StepViews.Norm];
        control.AsSpan(StepViews.Losses, Math.Min(begun, done + 1)).CopyTo(losses);
        return done;
    }

    public void Reload(int step) => program.Buffers.Reload(program, step);

    /// <summary>Takes the rule of the next group of parameters.</summary>
    public void Take<TRule>(in TRule rule)
        where TRule : unmanaged, IUpdateRule
    {
        if (!updates.TryGetValue(typeof(TRule), out var kernel))
            updates.Add(typeof(TRule), kernel = Own(new UpdateKernel<TRule>(program, $"the rule of the optimizer '{optimizer.Name}'", groups.Count)));
        ((UpdateKernel<TRule>)kernel).Set(program.NextSlot, handed++, rule);
        update = kernel;
    }

    /// <summary>Starts the copies of what the optimizer needs for a step.</summary>
    public void Send(int slot)
    {
        state.Send();
        update?.Send(slot);
    }

    /// <summary>Starts the last kernels of a step.</summary>
    public void Launch()
    {
        lookOver(Gpu.Stream, new KernelConfig(settings.Chunks, Gpu.GroupSize), views, settings);
        judge(Gpu.Stream, new KernelConfig(1, Gpu.GroupSize), views, settings);
        program.Launches += 2;
        if (update is not null)
        {
            update.Launch(views, settings);
            program.Launches++;
        }

        if (commit is not null)
        {
            commit(Gpu.Stream, new KernelConfig((settings.Buffers + Gpu.GroupSize - 1) / Gpu.GroupSize, Gpu.GroupSize), views, settings);
            program.Launches++;
        }
    }

    /// <summary>A step's kernels have been started.</summary>
    public void Changed()
    {
        program.Buffers.Weights.Changed();
        program.Network.NewVersion();
        state.Changed();
    }

    public void Dispose()
    {
        optimizer.DeviceCopy = null;
        Gpu.BytesHeld -= held;
        held = 0;
        foreach (var buffer in owned) buffer.Dispose();
        owned.Clear();
    }

    /// <summary>The group of each line of the parameter block, and its line in the optimizer's state.</summary>
    private (int[] Groups, int[] States) Lines(int block)
    {
        const int line = ParameterRange.Line;
        var lines = new int[Math.Max(1, (block + line - 1) / line)];
        var states = new int[lines.Length];
        foreach (ref readonly var range in optimizer.Ranges)
        {
            var group = (range.RateFactor, range.WeightDecay);
            if (!groups.Contains(group)) groups.Add(group);
            for (var at = range.Start; at < range.End; at += line)
                (lines[at / line], states[at / line]) = (groups.IndexOf(group) + 1, (range.State + at - range.Start) / line);
        }

        return (lines, states);
    }

    private static int[] Computed(NetworkInfo info)
    {
        var computed = new int[info.BufferBlock];
        foreach (var buffer in info.Buffers)
            if (buffer.IsComputed) computed.AsSpan(buffer.Offset, buffer.Count).Fill(1);
        return computed;
    }

    private ArrayView<float> Floats(int count) => Own(Gpu.Accelerator.Allocate1D<float>(count)).View;

    private ArrayView<int> Integers(int[] values) => Own(Gpu.Accelerator.Allocate1D(Gpu.Stream, values.Length > 0 ? values : [0])).View;

    private T Own<T>(T buffer)
        where T : IDisposable
    {
        owned.Add(buffer);
        return buffer;
    }
}
