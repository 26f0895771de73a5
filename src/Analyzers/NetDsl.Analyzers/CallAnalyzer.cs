using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>Finds calls that exist to be read, in code that will run: there they would throw.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UseRules.N4002);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.Invocation);
        context.RegisterOperationAction(CheckRefused, OperationKind.Invalid);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (Advice(method) is { } advice && !NetworkBodies.IsBody(context.ContainingSymbol))
            Report(context, method, advice);
    }

    /// <summary>Numbers given to Forward, or a Forward that is private: C# refuses the call without saying what to call instead.</summary>
    private static void CheckRefused(OperationAnalysisContext context)
    {
        if (context.Operation is not { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model } || NetworkBodies.IsBody(context.ContainingSymbol)) return;
        if (model.GetSymbolInfo(call, context.CancellationToken).CandidateSymbols.OfType<IMethodSymbol>().FirstOrDefault() is not { Name: "Forward" or "Loss" } method) return;
        if (method.ContainingType.IsNetwork() && Advice(method) is { } advice) Report(context, method, advice);
    }

    private static void Report(OperationAnalysisContext context, IMethodSymbol method, Message advice) =>
        context.ReportDiagnostic(Diagnostic.Create(UseRules.N4002, context.Operation.Syntax.GetLocation(), (Message)$"'{method.Name}' is read at build time and cannot be called: {advice}"));

    private static Message? Advice(IMethodSymbol method)
    {
        if (method.ContainingType.IsVocabulary()) return "call it in the Forward method of a network, and run the network with Predict or a Trainer";
        if (!method.ContainingType.IsNetwork() || !method.IsStatic || !NetworkBodies.MentionsTensor(method)) return null;
        return method.Name == "Loss" ? (Message)"use a Trainer" : "use Predict";
    }
}
