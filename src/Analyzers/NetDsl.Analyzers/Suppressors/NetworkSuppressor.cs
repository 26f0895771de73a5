using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetDsl.Analyzers;

/// <summary>Silences what is right for code that runs and wrong for code that the compiler reads, with the reason.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkSuppressor : DiagnosticSuppressor
{
    private static readonly LocalizableString Read = LocalizedText.Of("NetDsl reads Forward, Loss and the slopes that [Derivative] names at build time: nothing calls them");
    private static readonly LocalizableString Given = LocalizedText.Of("The signature is given: Loss takes every result of Forward first, and a slope takes what its function takes");
    private static readonly LocalizableString NeverRuns = LocalizedText.Of("The body of a network is evaluated at build time and never runs");

    // Of the SDK, and of the analyzers that many projects add: Roslynator (RCS) and Sonar (S).
    private static readonly ImmutableArray<SuppressedRule> All = ImmutableArray.Create(
        new SuppressedRule(new SuppressionDescriptor("NDSLS01", "IDE0051", Read), SuppressedRule.IsRead),
        new SuppressedRule(new SuppressionDescriptor("NDSLS02", "CA1811", Read), SuppressedRule.IsRead),
        new SuppressedRule(new SuppressionDescriptor("NDSLS03", "RCS1213", Read), SuppressedRule.IsRead),
        new SuppressedRule(new SuppressionDescriptor("NDSLS04", "S1144", Read), SuppressedRule.IsRead),
        new SuppressedRule(new SuppressionDescriptor("NDSLS05", "IDE0060", Given), SuppressedRule.IsGiven),
        new SuppressedRule(new SuppressionDescriptor("NDSLS06", "CA1801", Given), SuppressedRule.IsGiven),
        new SuppressedRule(new SuppressionDescriptor("NDSLS07", "RCS1163", Given), SuppressedRule.IsGiven),
        new SuppressedRule(new SuppressionDescriptor("NDSLS08", "S1172", Given), SuppressedRule.IsGiven),
        new SuppressedRule(new SuppressionDescriptor("NDSLS09", "CA1062", NeverRuns), SuppressedRule.NeverRuns),
        new SuppressedRule(new SuppressionDescriptor("NDSLS10", "CA1825", NeverRuns), SuppressedRule.NeverRuns),
        new SuppressedRule(new SuppressionDescriptor("NDSLS11", "CA1861", NeverRuns), SuppressedRule.NeverRuns));

    private static readonly ImmutableDictionary<string, SuppressedRule> ById = All.ToImmutableDictionary(one => one.Descriptor.SuppressedDiagnosticId);

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = All.Select(one => one.Descriptor).ToImmutableArray();

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
            if (ById.TryGetValue(diagnostic.Id, out var suppression) && Symbols(context, diagnostic.Location, context.CancellationToken).Any(suppression.Applies))
                context.ReportSuppression(Suppression.Create(suppression.Descriptor, diagnostic));
    }

    /// <summary>The member or parameter that is declared where the diagnostic stands, or else the member around it.</summary>
    private static IEnumerable<ISymbol> Symbols(SuppressionAnalysisContext context, Location location, CancellationToken cancellation)
    {
        if (location.SourceTree is not { } tree) yield break;
        var model = context.GetSemanticModel(tree);
        for (var node = tree.GetRoot(cancellation).FindNode(location.SourceSpan, getInnermostNodeForTie: true); node is not null; node = node.Parent)
        {
            if (node is not (ParameterSyntax or LocalFunctionStatementSyntax or VariableDeclaratorSyntax or MemberDeclarationSyntax)) continue;
            if (model.GetDeclaredSymbol(node, cancellation) is not { } symbol || symbol is ILocalSymbol) continue;
            yield return symbol;
            yield break;
        }
    }
}
