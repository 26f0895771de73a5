using System;

namespace NetDsl.Ilgpu;

/// <summary>The state of an optimizer on the device.</summary>
internal sealed class StateMirror : GpuMirror
{
    private readonly Optimizer optimizer;

    public StateMirror(Optimizer optimizer, GpuDevice device)
        : base(device, Lengths(optimizer))
    {
        this.optimizer = optimizer;
        optimizer.DeviceCopy = this;
    }

    private static int[] Lengths(Optimizer optimizer)
    {
        var lengths = new int[optimizer.HostStates.Length];
        for (var i = 0; i < lengths.Length; i++) lengths[i] = optimizer.HostStates[i].Length;
        return lengths;
    }

    protected override Span<float> Host(int index) => optimizer.HostStates[index].Span;
}
