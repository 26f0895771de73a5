using System;
using System.IO;
using Xunit;

namespace NetDsl.Testing;

/// <summary>Finds the folder <c>shared</c> with golden cases and data sets, beside the checkout or above it.</summary>
public static class SharedFolder
{
    /// <summary>The path of <paramref name="relative"/> below <c>shared</c>; skips the calling test where it is absent.</summary>
    public static string Require(string relative)
    {
        var path = Find(relative);
        Skip.If(path is null, $"needs shared/{relative} beside the checkout (or NETDSL_SHARED pointing at that folder)");
        return path!;
    }

    /// <summary>The path of <paramref name="relative"/> below <c>shared</c>, or null where it is absent.</summary>
    public static string? Find(string relative)
    {
        var named = Environment.GetEnvironmentVariable("NETDSL_SHARED");
        if (named is not null) return Existing(Path.Combine(named, relative));
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Existing(Path.Combine(folder.FullName, "shared", relative)) is { } found) return found;
        return null;
    }

    private static string? Existing(string path) => File.Exists(path) || Directory.Exists(path) ? path : null;
}
