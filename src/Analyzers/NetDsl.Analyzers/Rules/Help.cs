namespace NetDsl.Analyzers;

/// <summary>Where the page of each rule is.</summary>
internal static class Help
{
    /// <summary>The folder of the pages; the page of a rule has its id as name.</summary>
    public const string Pages = "https://github.com/netdsl/netdsl/blob/main/docs/diagnostics/";
}
