using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace NetDsl.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ContentsTests(PackedLibrary library)
{
    [Fact]
    public void Holds_the_library_its_documentation_and_every_assembly_of_the_compiler()
    {
        var compiler = new[] { "Generator", "Analyzers" }
            .SelectMany(group => Directory.GetFiles(Path.Combine(TheRepository.Root, "src", group), "*.csproj", SearchOption.AllDirectories))
            .Select(project => $"analyzers/dotnet/cs/{Path.GetFileNameWithoutExtension(project)}.dll");
        // The rest is the container's own: relations and content types.
        var own = library.Files.Where(file => file.Contains("NetDsl", StringComparison.Ordinal) || file.StartsWith("lib/", StringComparison.Ordinal) || file.EndsWith(".md", StringComparison.Ordinal));
        Assert.Equal(
            compiler.Concat(["NetDsl.nuspec", "README.md", "lib/net10.0/NetDsl.dll", "lib/net10.0/NetDsl.xml"]).Order(StringComparer.Ordinal),
            own);
    }

    [Fact]
    public void Depends_on_what_the_library_uses_and_on_nothing_of_the_compiler()
    {
        var dependencies = Regex.Matches(library.Nuspec, "<dependency id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        Assert.Equal(["CsvHelper", "Spectre.Console", "System.Numerics.Tensors"], dependencies);
        Assert.Contains("<license type=\"expression\">MIT</license>", library.Nuspec, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", library.Nuspec, StringComparison.Ordinal);
    }
}
