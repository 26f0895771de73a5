using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>The memory of a program on the device, as its kernels get it. Emitted code names the parts.</summary>
public struct GpuViews
{
    /// <summary>Place of <see cref="NetworkProgram.Seed"/> in <see cref="Clock"/>.</summary>
    public const int Seed = 0;

    /// <summary>Place of <see cref="NetworkProgram.Step"/> in <see cref="Clock"/>.</summary>
    public const int Step = 1;

    /// <summary>Place of the number of training steps that were begun before this one and are not finished.</summary>
    public const int UnderWay = 2;

    internal const int ClockLength = 3;

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

    /// <summary>The numbers of a step that change from one to the next. They are in memory so that a captured step can be run again.</summary>
    public ArrayView<long> Clock;
}
