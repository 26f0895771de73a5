using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Where a message stands: an attribute of a stack or of a partial method, a call, or an argument of one of these.</summary>
internal sealed class FixPlace
{
    private readonly Diagnostic diagnostic;

    private FixPlace(Diagnostic diagnostic, SemanticModel model, SyntaxNode node, CancellationToken cancellation)
    {
        this.diagnostic = diagnostic;
        Model = model;
        Node = node;
        Cancellation = cancellation;
    }

    public SemanticModel Model { get; }

    /// <summary>The node that the squiggle covers.</summary>
    public SyntaxNode Node { get; }

    public CancellationToken Cancellation { get; }

    public string Id => diagnostic.Id;

    public SyntaxTree Tree => Node.SyntaxTree;

    /// <summary>The attribute at or around the place.</summary>
    public AttributeSyntax? Attribute => Node.FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The squiggle's expression, where it is one.</summary>
    public ExpressionSyntax? Expression => Attribute is null ? Node as ExpressionSyntax ?? (Node as ArgumentSyntax)?.Expression : null;

    /// <summary>The call that the squiggle covers, or whose argument it covers.</summary>
    public InvocationExpressionSyntax? Call => Attribute is null
        ? Node as InvocationExpressionSyntax ?? (Node.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent as InvocationExpressionSyntax)
        : null;

    /// <summary>The call around the expression that the squiggle covers.</summary>
    public InvocationExpressionSyntax? Around => Node.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent as InvocationExpressionSyntax;

    /// <summary>What the message knows and the source does not say, see <see cref="Compiler.Hints"/>.</summary>
    public string? Hint(string key) => diagnostic.Properties.TryGetValue(key, out var value) ? value : null;

    public static async Task<FixPlace?> Find(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)) return null;
        return new FixPlace(diagnostic, model, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), cancellation);
    }

    /// <summary>A function of <c>NetDsl.Functions</c>, or a layer, as it can be called here: with its class where no using opens it.</summary>
    public string Function(string name, string holder = "Functions")
    {
        var at = Node.SpanStart;
        if (Model.LookupSymbols(at, name: name).OfType<IMethodSymbol>().Any(method => IsOurs(method.ContainingType, holder))) return name;
        return Model.LookupNamespacesAndTypes(at, name: holder).OfType<INamedTypeSymbol>().Any(type => IsOurs(type, holder)) ? $"{holder}.{name}" : $"NetDsl.{holder}.{name}";
    }

    /// <summary>A type of a namespace, with the namespace where no using opens it.</summary>
    public string Type(string @namespace, string name) =>
        Model.LookupNamespacesAndTypes(Node.SpanStart, name: name).OfType<INamedTypeSymbol>().Any(type => type.ContainingNamespace.ToDisplayString() == @namespace) ? name : $"{@namespace}.{name}";

    /// <summary>True for a call of an operation of ours with one of the names.</summary>
    public bool Calls(ExpressionSyntax? expression, params string[] names) =>
        Operation(expression) is { } name && names.Contains(name);

    /// <summary>The operation that an expression calls; null for everything else.</summary>
    public string? Operation(ExpressionSyntax? expression) =>
        expression is InvocationExpressionSyntax && Model.GetSymbolInfo(expression, Cancellation) is var info
        && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method && (IsOurs(method.ContainingType, "Functions") || IsOurs(method.ContainingType, "Layers"))
            ? method.Name
            : null;

    private static bool IsOurs(INamedTypeSymbol type, string name) =>
        type.Name == name && type.ContainingNamespace is { Name: "NetDsl", ContainingNamespace.IsGlobalNamespace: true };
}
