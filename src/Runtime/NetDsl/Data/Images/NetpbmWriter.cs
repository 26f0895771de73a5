using System.Text;

namespace NetDsl.Data.Images;

/// <summary>Writes PGM (P5) and PPM (P6) files.</summary>
internal static class NetpbmWriter
{
    public static byte[] Write(Image image) => [.. Encoding.ASCII.GetBytes($"P{(image.Channels == 1 ? 5 : 6)}\n{image.Width} {image.Height}\n255\n"), .. image.Pixels];
}
