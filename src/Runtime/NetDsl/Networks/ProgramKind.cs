namespace NetDsl;

/// <summary>Which of a network's programs.</summary>
public enum ProgramKind
{
    /// <summary>Forward, loss and backward, with dropout acting.</summary>
    Training,

    /// <summary>Forward and loss as in prediction: dropout off, nothing learned.</summary>
    Evaluation,

    /// <summary>Forward alone.</summary>
    Prediction,
}
