using System;
using System.IO;
using Xunit;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>docs/operations.md says what the registry says.</summary>
public sealed class OperationsPageTests
{
    /// <summary>Set to 1, this environment variable writes the page anew.</summary>
    private const string Switch = "NETDSL_WRITE_DOCS";

    [Fact]
    public void The_page_is_current()
    {
        var path = Path.Combine(Root(), "docs", "operations.md");
        var page = OperationsPage.Print();
        if (Environment.GetEnvironmentVariable(Switch) == "1") File.WriteAllText(path, page);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, $"docs/operations.md is out of date: run this test with {Switch}=1 and look at the difference");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetDsl.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}
