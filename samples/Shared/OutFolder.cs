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

    /// <summary>Makes a folder; called before long work too, so that a name that cannot be is found out at once.</summary>
    public static void Ensure(string? folder)
    {
        if (!string.IsNullOrEmpty(folder)) Directory.CreateDirectory(folder);
    }
}
