using System.IO;

namespace Samples;

/// <summary>Where samples write.</summary>
public static class OutFolder
{
    /// <summary>The path of a file in a folder, which is made if need be.</summary>
    public static string File(string folder, string name)
    {
        Ensure(folder);
        return Path.Combine(folder, name);
    }

    public static void Ensure(string? folder)
    {
        if (!string.IsNullOrEmpty(folder)) Directory.CreateDirectory(folder);
    }
}
