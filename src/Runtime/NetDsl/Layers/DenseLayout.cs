namespace NetDsl;

/// <summary>How the weight of a fully connected layer is stored.</summary>
public enum DenseLayout
{
    /// <summary>[units, inputs], as PyTorch's Linear has it.</summary>
    OutputsFirst,

    /// <summary>[inputs, units], as Keras's Dense and the files of GPT-2 have it.</summary>
    InputsFirst,
}
