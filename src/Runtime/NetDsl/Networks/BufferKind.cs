namespace NetDsl;

/// <summary>What a network keeps from step to step beside its parameters.</summary>
public enum BufferKind
{
    /// <summary>Floats that a training step replaces, as a batch norm's running mean.</summary>
    Tensor,

    /// <summary>A count of training steps.</summary>
    Counter,

    /// <summary>0, or 1 to use the buffers of a layer in training and keep them as they are. It is in no file.</summary>
    Switch,
}
