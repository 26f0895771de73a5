using System;

namespace NetDsl;

/// <summary>How a trainer clips gradients: by their norm, each by its value, or not at all.</summary>
/// <param name="Norm">Largest norm of all together; null for none.</param>
/// <param name="Limit">Largest absolute value of each; infinity for none.</param>
internal readonly record struct Clipping(double? Norm, float Limit)
{
    /// <exception cref="ArgumentException">Both are set, or one is not positive.</exception>
    public static Clipping Of(TrainerOptions options)
    {
        if (options is { ClipNorm: { } both, ClipValue: { } and }) throw new ArgumentException($"ClipNorm is {both} and ClipValue is {and}: choose one of them");
        if (options.ClipNorm is { } norm) Hyperparameter.Positive(norm, nameof(TrainerOptions.ClipNorm));
        if (options.ClipValue is { } value) Hyperparameter.Positive(value, nameof(TrainerOptions.ClipValue));
        return new Clipping(options.ClipNorm, options.ClipValue is { } limit ? (float)limit : float.PositiveInfinity);
    }
}
