namespace NetDsl.Compiler;

/// <summary>What a buffer is at run time.</summary>
public enum BufferKind
{
    /// <summary>Floats that a training step replaces, as running means.</summary>
    Tensor,

    /// <summary>An integer that counts steps; no program reads it.</summary>
    Counter,

    /// <summary>0 or 1, set from outside and in no file: 1 keeps the buffers of its layer as they are and has them used.</summary>
    Switch,
}

/// <summary>A named value that the network keeps from step to step without gradients: a buffer, as PyTorch calls it.</summary>
/// <param name="Name">As in a PyTorch state_dict, <c>bn1.running_mean</c>.</param>
/// <param name="Initial">The value of every element before training.</param>
public sealed record BufferModel(string Name, Shape Shape, BufferKind Kind = BufferKind.Tensor, double Initial = 0);

/// <summary>The value that a training step gives a buffer; a counter has none (−1) and counts one more.</summary>
public sealed record BufferUpdate(string Buffer, int Node);
