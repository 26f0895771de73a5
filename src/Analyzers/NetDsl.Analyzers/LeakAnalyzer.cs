using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>Finds test data that has a say in training: through early stopping, or through a scaler that saw it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeakAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> Learning = ImmutableHashSet.Create("Standardize", "MinMax", "Impute", "ImputeWithIndicator");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UseRules.N4004, UseRules.N4005);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationBlockAction(Check);
    }

    private static void Check(OperationBlockAnalysisContext context)
    {
        var all = Flow.All(context.OperationBlocks);
        var calls = all.OfType<IInvocationOperation>().ToList();
        if (!calls.Any(call => call.TargetMethod.Name is "Fit" or "Run")) return;
        Stopping(context, all, calls);
        Scaling(context, calls);
    }

    /// <summary>The same set chooses when to stop, or the best run, and is the score.</summary>
    private static void Stopping(OperationBlockAnalysisContext context, IReadOnlyList<IOperation> all, IReadOnlyList<IInvocationOperation> calls)
    {
        var scored = new HashSet<string?>(calls.Where(call => call.TargetMethod.Name == "Evaluate" && call.TargetMethod.ContainingType.IsIn("NetDsl", "Trainer")).Select(call => Flow.Key(call.Argument("data"))));
        var stops = all.OfType<IObjectCreationOperation>().Any(creation => creation.Type.IsIn("NetDsl", "EarlyStopping"));
        foreach (var call in calls)
        {
            var restarts = call.TargetMethod.Name == "Run" && call.TargetMethod.ContainingType.IsIn("NetDsl", "RandomRestarts");
            if (!restarts && !(stops && call.TargetMethod.Name == "Fit" && call.TargetMethod.ContainingType.IsIn("NetDsl", "Trainer"))) continue;
            if (call.Argument("validation") is not { } validation || Flow.Key(validation) is not { } key || !scored.Contains(key) || !IsTest(validation)) continue;
            context.ReportDiagnostic(Diagnostic.Create(
                UseRules.N4004,
                validation.Syntax.GetLocation(),
                restarts
                    ? (Message)$"'{validation.Syntax}' steers the choice of the best run and is the final score too: use a validation split"
                    : $"'{validation.Syntax}' steers early stopping and is the final score too: use a validation split"));
        }
    }

    /// <summary>Only what its author calls test data: a validation set may well be evaluated.</summary>
    private static bool IsTest(IOperation operation)
    {
        var name = Flow.Plain(operation) switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IMemberReferenceOperation member => member.Member.Name,
            _ => "",
        };
        return name.StartsWith("test", System.StringComparison.Ordinal) || name.Contains("Test");
    }

    /// <summary>A pipeline learns from all rows, and its result is split, or it is applied to parts of these rows.</summary>
    private static void Scaling(OperationBlockAnalysisContext context, IReadOnlyList<IInvocationOperation> calls)
    {
        if (!calls.Any(call => IsPipeline(call) && (Learning.Contains(call.TargetMethod.Name) || (call.TargetMethod.Name == "Target" && call.Argument("scale") is not null)))) return;
        foreach (var fit in calls.Where(call => IsPipeline(call) && call.TargetMethod.Name == "Fit"))
        {
            if (fit.Argument("train") is not { } table || Flow.Key(table) is not { } rows) continue;
            var fitted = Flow.Declared(fit);
            var applied = calls.Where(call => call.TargetMethod.Name is "Apply" or "ApplyInputs" && call.TargetMethod.ContainingType.IsIn("NetDsl.Data", "Preprocessor")
                && (Flow.Plain(call.Instance) == fit || (fitted is not null && Flow.Key(call.Instance) == fitted))).ToList();
            var results = applied.Where(call => Flow.Key(call.Arguments.FirstOrDefault()?.Value) == rows).ToList();
            var names = new HashSet<string>(results.Select(Flow.Declared).OfType<string>());
            var splits = calls.Where(call => call.TargetMethod.Name == "Split" && call.Instance is not null).ToList();
            var after = splits.Select(call => call.Instance).Concat(calls.Where(call => call.TargetMethod.Name == "KFold" && call.TargetMethod.ContainingType.IsIn("NetDsl", "CrossValidation")).Select(call => call.Argument("data")))
                .Any(data => data is not null && (results.Contains(Flow.Plain(data)) || (Flow.Key(data) is { } key && names.Contains(key))));
            var parts = splits.Where(call => Flow.Key(call.Instance) == rows).Select(Flow.Declared).OfType<string>().ToList();
            var before = applied.Any(call => Flow.Key(call.Arguments.FirstOrDefault()?.Value) is { } key && parts.Any(part => key == part + ".Test" || key == part + ".Validation"));
            if (after || before)
                context.ReportDiagnostic(Diagnostic.Create(UseRules.N4005, table.Syntax.GetLocation(), (Message)$"the scaler is fitted on all rows of '{table.Syntax}', before the split: test data leaks. Split first and fit on the training part"));
        }
    }

    private static bool IsPipeline(IInvocationOperation call) => call.TargetMethod.ContainingType.IsIn("NetDsl.Data", "TablePipeline");
}
