namespace NetDsl.Ilgpu;

/// <summary>The numbers of one run that its kernels get.</summary>
public struct StepNumbers
{
    /// <summary>Samples of the run.</summary>
    public int Batch;

    /// <summary>The largest batch.</summary>
    public int Capacity;
}
