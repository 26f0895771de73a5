using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>The memory of the last kernels of a training step.</summary>
internal struct StepViews
{
    /// <summary>Place in <see cref="Control"/>: 1 where a step of the window was not finite, so that nothing may change any more.</summary>
    public const int Stopped = 0;

    /// <summary>Place in <see cref="Control"/>: steps of the window that were done.</summary>
    public const int Done = 1;

    /// <summary>Place in <see cref="Control"/>: what gradients are multiplied by.</summary>
    public const int Factor = 2;

    /// <summary>Place in <see cref="Control"/>: norm of the gradients.</summary>
    public const int Norm = 3;

    /// <summary>Place in <see cref="Control"/>: the first loss of the window.</summary>
    public const int Losses = 4;

    public ArrayView<float> Weights;
    public ArrayView<float> Buffers;
    public ArrayView<float> NextBuffers;
    public ArrayView<float> Gradients;
    public ArrayView<float> State0;
    public ArrayView<float> State1;
    public ArrayView<float> State2;

    /// <summary>For each line of the parameter block its group, counted from 1; 0 for what is not trained.</summary>
    public ArrayView<int> Groups;

    /// <summary>For each line of the parameter block its line in the optimizer's state, which leaves out what is not trained.</summary>
    public ArrayView<int> StateLines;

    /// <summary>For each value of the buffers 1 where a step computes it anew.</summary>
    public ArrayView<int> Computed;

    /// <summary>The largest absolute gradient of each chunk.</summary>
    public ArrayView<float> Largest;

    /// <summary>The sum of the squares of each chunk's gradients, each divided by the chunk's largest.</summary>
    public ArrayView<float> Squares;

    /// <summary>The loss of the step.</summary>
    public ArrayView<float> Loss;

    /// <summary>What the kernels tell one another and the host.</summary>
    public ArrayView<float> Control;

    /// <summary>As <see cref="GpuViews.Clock"/>.</summary>
    public ArrayView<long> Clock;
}

/// <summary>What the last kernels of a step need to know; the same in every step.</summary>
internal struct StepSettings
{
    /// <summary>Length of the parameter block.</summary>
    public int Count;

    /// <summary>Length of the block of buffers.</summary>
    public int Buffers;

    /// <summary>Chunks that it is looked over in.</summary>
    public int Chunks;

    /// <summary>Largest norm of the gradients; infinity for none.</summary>
    public float ClipNorm;

    /// <summary>Largest absolute value of a gradient; infinity for none.</summary>
    public float Limit;
}
