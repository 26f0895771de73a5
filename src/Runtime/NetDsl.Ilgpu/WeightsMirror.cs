using System;
using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>The parameters and buffers of a network on its device: one copy for all its programs there.</summary>
internal sealed class WeightsMirror : GpuMirror
{
    private readonly Network network;
    private int users;

    private WeightsMirror(Network network, GpuDevice device)
        : base(device, network.Info.ParameterBlock, network.Info.BufferBlock) => this.network = network;

    public ArrayView<float> Weights => Block(0);

    public ArrayView<float> Buffers => Block(1);

    /// <summary>Bytes that the first program of a network needs for it; 0 for later ones.</summary>
    public static long Needs(Network network) => network.DeviceCopy is null ? sizeof(float) * ((long)network.Info.ParameterBlock + network.Info.BufferBlock) : 0;

    /// <summary>The mirror that a program of the network shares; <see cref="Release"/> gives it back.</summary>
    /// <exception cref="GpuException">The network has programs on another device.</exception>
    public static WeightsMirror Of(Network network, GpuDevice device)
    {
        if (network.DeviceCopy is not WeightsMirror mirror) network.DeviceCopy = mirror = new WeightsMirror(network, device);
        if (mirror.Device != device)
            throw new GpuException($"'{network.Info.Name}' has programs on '{mirror.Device.Name}': dispose them before it runs on '{device.Name}', which was opened after them");
        mirror.users++;
        return mirror;
    }

    public void Release()
    {
        if (--users > 0) return;
        Dispose();
        network.DeviceCopy = null;
    }

    protected override Span<float> Host(int index) => index == 0 ? network.HostWeights : network.HostBuffers;
}
