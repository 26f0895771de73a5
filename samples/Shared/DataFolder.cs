using System;
using System.IO;

namespace Samples;

/// <summary>Finds real data; samples that find none make their own.</summary>
public static class DataFolder
{
    public const string Variable = "NETDSL_DATA";

    /// <summary>A folder inside the data folder; null where no data folder was named.</summary>
    /// <param name="option">What <c>--data</c> said; the environment variable counts where it said nothing.</param>
    /// <param name="name">The folder that the sample reads.</param>
    /// <exception cref="SampleException">A data folder was named, but does not hold it: going on with other data would be a surprise.</exception>
    public static string? Find(string? option, string name)
    {
        var (root, source) = option is not null ? (option, "--data") : (Environment.GetEnvironmentVariable(Variable), Variable);
        if (string.IsNullOrEmpty(root)) return null;
        var folder = Path.Combine(root, name);
        return Directory.Exists(folder) ? folder : throw new SampleException($"{source} is '{root}', which has no folder '{name}'");
    }
}
