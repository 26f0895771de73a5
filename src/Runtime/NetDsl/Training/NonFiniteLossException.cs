using System;
using System.Globalization;

namespace NetDsl;

/// <summary>A training step came to a loss or a gradient that is NaN or infinite. The parameters are those before the step.</summary>
public sealed class NonFiniteLossException : ArithmeticException
{
    internal NonFiniteLossException(long step, float loss, string? place, double rate)
        : base(Text(step, loss, place, rate))
    {
        Step = step;
        Loss = loss;
        Place = place;
    }

    /// <summary>The number of the step, counted from 1.</summary>
    public long Step { get; }

    /// <summary>The loss of that step; finite where it was a gradient that was not.</summary>
    public float Loss { get; }

    /// <summary>The input, else the first layer, else the gradient that is not finite.</summary>
    public string? Place { get; }

    private static string Text(long step, float loss, string? place, double rate)
    {
        var what = float.IsFinite(loss) ? "a gradient is not finite" : string.Create(CultureInfo.InvariantCulture, $"the loss is {loss}");
        var where = place is null ? "" : $"; the first value that is not finite is in {place}";
        return string.Create(CultureInfo.InvariantCulture, $"step {step}: {what}{where}. The parameters are as they were before the step. ") +
            string.Create(CultureInfo.InvariantCulture, $"Try a learning rate below {rate:G4}, set ClipNorm = 1, look for missing values in the data, and for a division, Log or Sqrt that comes to 0.");
    }
}
