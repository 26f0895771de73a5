namespace NetDsl;

/// <summary>Named amounts of padding.</summary>
public static class Padding
{
    /// <summary>As many zeros as keep the size with stride 1; where they are odd, one more at the end, as in PyTorch.</summary>
    public const int Same = -1;
}
