using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NetDsl.Package.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class TheRepository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>Debug or Release: that of the tests, so that nothing is built twice.</summary>
    public static string Configuration { get; } = typeof(TheRepository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
