namespace NetDsl.Data.Augmentation;

/// <summary>The dimensions of one image, whose values lie channel by channel and row by row.</summary>
/// <param name="Channels">1 for grey, 3 for colour.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>Values of an image.</summary>
    public int Size => Channels * Height * Width;
}
