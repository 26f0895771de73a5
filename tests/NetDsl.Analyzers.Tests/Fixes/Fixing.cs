using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using Xunit.Sdk;

namespace NetDsl.Analyzers.Tests;

/// <summary>Applies a code fix, to one place and to all, and holds the result against the source that is wanted.</summary>
internal static class Fixing
{
    /// <param name="marked">A source in which the diagnostics to mend are marked, see <see cref="Marked"/>.</param>
    /// <param name="mended">What is to come out; it must compile, with nothing left to report.</param>
    /// <param name="title">Which of the fix's offers to take; the first one where it is not said.</param>
    public static async Task Check(CodeFixProvider fix, string marked, string mended, string? title = null)
    {
        using var workspace = new AdhocWorkspace();
        var source = Marked.Read(marked).Source;
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp, parseOptions: Analysis.Options, compilationOptions: Analysis.CompilationOptions, metadataReferences: Analysis.References));
        var document = project.AddDocument("Net.cs", Analysis.Usings + source);
        var found = await Analysis.Diagnostics((await document.Project.GetCompilationAsync())!);
        Compare(fix, marked, source, found.Where(Marked.IsOurs));
        var places = found.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)).ToList();
        Assert.NotEmpty(places);

        var action = await Offer(fix, document, places[0], title);
        if (places.Count == 1) await Compare(fix, mended, document.Id, await Apply(action));
        var context = new FixAllContext(document, fix, FixAllScope.Document, action.EquivalenceKey!, places.Select(place => place.Id).Distinct(), new Provider(places), CancellationToken.None);
        var all = await fix.GetFixAllProvider()!.GetFixAsync(context) ?? throw new XunitException("nothing is offered for all places");
        await Compare(fix, mended, document.Id, await Apply(all));
    }

    private static async Task<CodeAction> Offer(CodeFixProvider fix, Document document, Diagnostic place, string? title)
    {
        var offers = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, place, (action, _) => offers.Add(action), CancellationToken.None));
        return offers.FirstOrDefault(offer => title is null || offer.Title == title)
            ?? throw new XunitException($"'{title}' is not offered for {place}, but {string.Join(", ", offers.Select(offer => $"'{offer.Title}'").DefaultIfEmpty("nothing"))}");
    }

    private static async Task<Solution> Apply(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private static async Task Compare(CodeFixProvider fix, string mended, DocumentId id, Solution solution)
    {
        var document = solution.GetDocument(id)!;
        Assert.Equal(Analysis.Usings + mended.ReplaceLineEndings("\n"), (await document.GetTextAsync()).ToString().ReplaceLineEndings("\n"));
        var left = (await Analysis.Diagnostics((await document.Project.GetCompilationAsync())!)).Where(diagnostic => Counts(fix, diagnostic)).ToList();
        Assert.True(left.Count == 0, "the mended source still has\n" + string.Join("\n", left));
    }

    /// <summary>What C# itself says of a source before it is mended is left aside.</summary>
    private static void Compare(CodeFixProvider fix, string marked, string source, IEnumerable<Diagnostic> found)
    {
        var marks = Marked.Read(marked).Marks.Select(mark => (mark.Id, mark.Start, mark.Length));
        var spans = found.Where(diagnostic => Counts(fix, diagnostic)).Select(diagnostic => (diagnostic.Id, Start: diagnostic.Location.SourceSpan.Start - Analysis.Usings.Length, diagnostic.Location.SourceSpan.Length));
        Assert.True(marks.SequenceEqual(spans), $"to accept, paste\n\n{Marked.Mark(source, found)}\n\n{string.Join("\n", found)}");
    }

    /// <summary>Remarks count where they are what the fix mends.</summary>
    private static bool Counts(CodeFixProvider fix, Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning || fix.FixableDiagnosticIds.Contains(diagnostic.Id);

    private sealed class Provider(IReadOnlyList<Diagnostic> places) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(places);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(places);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
