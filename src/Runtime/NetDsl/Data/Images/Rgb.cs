namespace NetDsl.Data.Images;

/// <summary>A colour.</summary>
/// <param name="Red">0 … 255.</param>
/// <param name="Green">0 … 255.</param>
/// <param name="Blue">0 … 255.</param>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>Its luma, as Rec. 601 weighs the three.</summary>
    public byte Grey => (byte)(((299 * Red) + (587 * Green) + (114 * Blue) + 500) / 1000);
}
