using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Xunit;

namespace NetDsl.Package.Tests;

/// <summary>The library's package, packed once for all tests under a version that no cache can know.</summary>
public sealed class PackedLibrary : IDisposable
{
    public PackedLibrary()
    {
        Folder = Directory.CreateTempSubdirectory("netdsl-package-").FullName;
        Version = $"0.1.0-test.{Guid.NewGuid():N}";
        var packed = DotNet.Run(
            TheRepository.Root, "pack", "src/Runtime/NetDsl", "--no-build", "-c", TheRepository.Configuration, "-o", Feed,
            $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Path.Combine(Folder, "nuspec")}", "-nodeReuse:false");
        Assert.True(packed.Succeeded, packed.Output);
        using var archive = ZipFile.OpenRead(Path.Combine(Feed, $"NetDsl.{Version}.nupkg"));
        Files = archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal).ToArray();
        using var nuspec = new StreamReader(archive.GetEntry("NetDsl.nuspec")!.Open());
        Nuspec = nuspec.ReadToEnd();
    }

    public string Version { get; }

    /// <summary>A folder outside the checkout, so that none of its settings reach what is built there.</summary>
    public string Folder { get; }

    /// <summary>Where the package lies, as a source of packages.</summary>
    public string Feed => Path.Combine(Folder, "feed");

    public string[] Files { get; }

    public string Nuspec { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>Tests of the package run one after the other: each keeps all processors busy with a build.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedLibrary>
{
    public const string Name = "package";
}
