using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>The memory of a program on the device, as its kernels get it. Emitted code names the parts.</summary>
public struct GpuViews
{
    /// <summary>Planned values: those that every sample has, then those without a batch.</summary>
    public ArrayView<float> Arena;

    /// <summary>The parameters, laid out as <see cref="Network.Weights"/>.</summary>
    public ArrayView<float> Weights;

    /// <summary>What the network keeps from step to step, laid out as <see cref="Network.Buffers"/>.</summary>
    public ArrayView<float> Buffers;

    /// <summary>The buffers after a training step, laid out likewise.</summary>
    public ArrayView<float> NextBuffers;

    /// <summary>The gradient by every parameter, laid out as the parameters.</summary>
    public ArrayView<float> Gradients;

    /// <summary>Inputs and targets of floats, one after the other, each with room for the largest batch.</summary>
    public ArrayView<float> Ports;

    /// <summary>Results, likewise.</summary>
    public ArrayView<float> Outputs;

    /// <summary>Gradients by the inputs of floats, likewise.</summary>
    public ArrayView<float> InputGradients;

    /// <summary>The program's constants, one after the other.</summary>
    public ArrayView<float> Tables;

    /// <summary>Inputs and targets of integers, one after the other, each with room for the largest batch.</summary>
    public ArrayView<int> Integers;
}
