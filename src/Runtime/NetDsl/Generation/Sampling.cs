using System;

namespace NetDsl;

/// <summary>How the next token is drawn from logits. Each limit leaves the likeliest tokens; with several, all of them hold.</summary>
public sealed record Sampling
{
    private readonly double temperature = 1;
    private readonly int topK;
    private readonly double topP = 1;

    /// <summary>Always the likeliest token, the first of equals.</summary>
    public static Sampling Greedy { get; } = new() { Temperature = 0 };

    /// <summary>Divides the logits: below 1 the likely tokens become likelier; 0 always takes the likeliest. 1 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double Temperature
    {
        get => temperature;
        init => temperature = value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "a temperature is 0 or more");
    }

    /// <summary>Draws among the so many likeliest tokens (Fan et al. 2018); 0, the default, for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int TopK
    {
        get => topK;
        init => topK = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "top-k keeps 1 or more tokens, or 0 for all");
    }

    /// <summary>Draws among the likeliest tokens that together have at least this share (nucleus sampling, Holtzman et al. 2020); 1 for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0 and at most 1.</exception>
    public double TopP
    {
        get => topP;
        init => topP = value is > 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "top-p is above 0 and at most 1");
    }

    /// <summary>The same seed draws the same tokens from the same logits.</summary>
    public int Seed { get; init; } = 1;
}
