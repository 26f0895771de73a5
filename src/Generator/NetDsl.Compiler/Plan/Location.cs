namespace NetDsl.Compiler;

/// <summary>Which memory holds a value.</summary>
public enum Memory
{
    /// <summary>The buffer of an input or target.</summary>
    Port,

    /// <summary>The network's parameter block.</summary>
    Weights,

    /// <summary>The gradient block, laid out as the parameters.</summary>
    Gradients,

    /// <summary>The network's block of buffers.</summary>
    Buffer,

    /// <summary>The buffers after the step, laid out likewise.</summary>
    NextBuffer,

    /// <summary>The buffer of an output.</summary>
    Output,

    /// <summary>The buffer of an input's gradient.</summary>
    InputGradient,

    /// <summary>What a generation program remembers.</summary>
    State,

    /// <summary>What it will remember after the run.</summary>
    NextState,

    /// <summary>A table in the emitted class.</summary>
    Constant,

    /// <summary>The arena, so many floats for every sample.</summary>
    ArenaRows,

    /// <summary>The arena, once.</summary>
    ArenaFixed,
}

/// <summary>The place of a value: an index of a port, output or table, or an offset in floats (per sample for rows).</summary>
public sealed record Location(Memory Memory, int At);
