using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>Finds random restarts that all start alike, because the function that makes them leaves out the seed that it is given.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RestartAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UseRules.N4006);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name != "Run" || !call.TargetMethod.ContainingType.IsIn("NetDsl", "RandomRestarts")) return;
        if (call.Argument("runs") is not { } runs || runs.ConstantValue is { HasValue: true, Value: 1 }) return;
        if (Flow.Plain(call.Argument("create")) is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation create }) return;
        var inside = create.Body.DescendantsAndSelf().ToList();
        if (inside.OfType<IParameterReferenceOperation>().Any(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, create.Symbol.Parameters.FirstOrDefault()))) return;
        // The seed of a network that is made here is known, or nothing is.
        if (inside.OfType<IObjectCreationOperation>().FirstOrDefault(creation => creation.Type.IsNetwork()) is not { } network) return;
        var seed = network.Arguments.FirstOrDefault(argument => argument is { Parameter.Name: "seed", ArgumentKind: ArgumentKind.Explicit });
        if (network.Arguments.Any(argument => !argument.Value.ConstantValue.HasValue)) return;
        // Another order of the samples makes other runs.
        if (inside.OfType<ISimpleAssignmentOperation>().Any(set => set is { Target: IPropertyReferenceOperation { Property.Name: "Seed" }, Value.ConstantValue.HasValue: false })) return;
        var with = seed is null ? (Message)"without a seed of their own" : $"with seed {System.Convert.ToString(seed.Value.ConstantValue.Value, CultureInfo.InvariantCulture)}";
        var count = runs.ConstantValue.HasValue ? System.Convert.ToString(runs.ConstantValue.Value, CultureInfo.InvariantCulture) : null;
        context.ReportDiagnostic(Diagnostic.Create(
            UseRules.N4006,
            (seed?.Value.Syntax ?? network.Syntax).GetLocation(),
            count is null
                ? (Message)$"random restarts {with} are identical runs: give each the seed that it is handed"
                : $"{count} random restarts {with} are {count} identical runs: give each the seed that it is handed"));
    }
}
