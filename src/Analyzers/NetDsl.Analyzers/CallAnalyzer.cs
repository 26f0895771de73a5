using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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
    }

    private static void Check(OperationAnalysisContext context)
    {
        var method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (Advice(method) is { } advice && !NetworkBodies.IsBody(context.ContainingSymbol))
            context.ReportDiagnostic(Diagnostic.Create(UseRules.N4002, context.Operation.Syntax.GetLocation(), $"'{method.Name}' is read at build time and cannot be called: {advice}"));
    }

    private static string? Advice(IMethodSymbol method)
    {
        if (method.ContainingType.IsVocabulary()) return "call it in the Forward method of a network, and run the network with Predict or a Trainer";
        if (!method.ContainingType.IsNetwork() || !method.IsStatic || !NetworkBodies.MentionsTensor(method)) return null;
        return method.Name == "Loss" ? "use a Trainer" : "use Predict";
    }
}
