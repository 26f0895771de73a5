using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>Finds learning rates that are known at build time and far above what converges.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LearningRateAnalyzer : DiagnosticAnalyzer
{
    // Ten times and more what small networks on toy data still bear.
    private static readonly ImmutableDictionary<string, (double Limit, double Usual)> Rates = ImmutableDictionary<string, (double Limit, double Usual)>.Empty
        .Add("Sgd", (10, 0.1))
        .Add("Adam", (0.5, 0.001)).Add("AdamW", (0.5, 0.001)).Add("NAdam", (0.5, 0.002)).Add("RAdam", (0.5, 0.001))
        .Add("RmsProp", (0.5, 0.01))
        .Add("Adagrad", (10, 0.01));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(TutorRules.N3018);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Check, OperationKind.ObjectCreation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not { } type || !type.IsIn("NetDsl", type.Name) || !Rates.TryGetValue(type.Name, out var known)) return;
        var argument = creation.Arguments.FirstOrDefault(candidate => candidate is { Parameter.Name: "learningRate", ArgumentKind: ArgumentKind.Explicit });
        if (argument is null || Number(argument) is not { } rate) return;
        var momentum = creation.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == "momentum") is { } given ? Number(given) ?? 0 : 0;
        // Momentum adds up the steps: 1 / (1 − momentum) of them in the long run.
        var reach = type.Name == "Sgd" && momentum is > 0 and < 1 ? rate / (1 - momentum) : rate;
        if (reach < known.Limit || (rate < 1 && known.Limit > 1)) return;
        context.ReportDiagnostic(Diagnostic.Create(
            TutorRules.N3018,
            argument.Value.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add(Hints.Value, known.Usual.ToString(CultureInfo.InvariantCulture)),
            reach == rate
                ? (Message)$"learning rate {rate} in {type.Name} is far above what converges (usual: {known.Usual})"
                : $"learning rate {rate} in {type.Name} (with momentum {momentum} as much as {Math.Round(reach, 3)}) is far above what converges (usual: {known.Usual})"));
    }

    private static double? Number(IArgumentOperation argument) => argument.Value.ConstantValue is { HasValue: true, Value: { } value } && value is double or float or int or long
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : null;
}
