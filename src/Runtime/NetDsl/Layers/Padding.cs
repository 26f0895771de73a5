namespace NetDsl;

/// <summary>Named amounts of padding.</summary>
public static class Padding
{
    /// <summary>As much as keeps the size with stride 1; where it is odd, one more at the end, as in PyTorch.</summary>
    public const int Same = -1;
}
