using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Storage;

/// <summary>What came of loading weights into a network.</summary>
/// <param name="Loaded">Parameters and buffers that took their values from the file.</param>
/// <param name="Missing">Those that the file does not have: they keep their values.</param>
/// <param name="Surplus">Tensors of the file that the network does not have.</param>
/// <param name="ShapeDiffers">Those of another shape (or of a type that cannot be read) in the file: they keep their values.</param>
public sealed record LoadReport(
    IReadOnlyList<string> Loaded,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Surplus,
    IReadOnlyList<LoadMismatch> ShapeDiffers)
{
    /// <summary>True where every parameter was loaded and nothing was left over.</summary>
    public bool IsComplete => Missing.Count + Surplus.Count + ShapeDiffers.Count == 0;

    /// <summary>One line for each kind of outcome that there is.</summary>
    public override string ToString()
    {
        var lines = new List<string> { $"{Loaded.Count} loaded" };
        if (Missing.Count > 0) lines.Add($"{Missing.Count} missing in the file: {string.Join(", ", Missing)}");
        if (Surplus.Count > 0) lines.Add($"{Surplus.Count} not in the network: {string.Join(", ", Surplus)}");
        if (ShapeDiffers.Count > 0) lines.Add($"{ShapeDiffers.Count} of another shape: {string.Join("; ", ShapeDiffers.Select(d => d.ToString()))}");
        return string.Join('\n', lines);
    }
}

/// <summary>A parameter that the file holds otherwise.</summary>
/// <param name="Name">Of the parameter.</param>
/// <param name="Network">Its shape in the network, as text.</param>
/// <param name="File">Its type and shape in the file, as text.</param>
public sealed record LoadMismatch(string Name, string Network, string File)
{
    /// <summary>As <c>fc3.weight is F32 [1000, 84] in the file, F32 [10, 84] in the network</c>.</summary>
    public override string ToString() => $"{Name} is {File} in the file, {Network} in the network";
}
