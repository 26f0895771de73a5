using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace NetDsl.CodeFixes;

/// <summary>A fix says which texts to write where; applying them, one or all of a solution, is the same for every fix.</summary>
public abstract class NetworkFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = await FixPlace.Find(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (place is null) continue;
            foreach (var edit in Edits(place))
                context.RegisterCodeFix(CodeAction.Create(edit.Title, cancellation => Apply(context.Document.Project.Solution, edit.Changes, cancellation), edit.Key), diagnostic);
        }
    }

    /// <summary>The ways to mend what stands at a place; none where the source is written in a form that the fix cannot change with certainty.</summary>
    internal abstract IEnumerable<Edit> Edits(FixPlace place);

    private static async Task<Solution> Apply(Solution solution, IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        foreach (var file in changes.GroupBy(change => change.Tree))
        {
            if (solution.GetDocument(file.Key) is not { } document) continue;
            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Id, text.WithChanges(file.Select(change => change.Text).OrderBy(change => change.Span.Start)));
        }

        return solution;
    }
}
