using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>Finds groups of a trainer that freeze the weights of batch norms and leave out their running statistics.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FrozenGroupAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(TutorRules.N3020);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationBlockAction(Check);
    }

    private static void Check(OperationBlockAnalysisContext context)
    {
        var all = Flow.All(context.OperationBlocks);
        foreach (var trainer in all.OfType<IObjectCreationOperation>().Where(creation => creation.Type.IsIn("NetDsl", "Trainer")))
        {
            if (trainer.Type is not INamedTypeSymbol { TypeArguments.Length: 1 } made || made.TypeArguments[0] is not INamedTypeSymbol type || !type.IsNetwork()) continue;
            var options = trainer.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "options")?.Value;
            if (Groups(options, all) is not { } groups || groups.All(group => !group.Frozen || group.Pattern is "*" || group.Pattern.EndsWith(".*", System.StringComparison.Ordinal))) continue;
            // A network with problems has no layers to compare, and its own reports come first.
            if (NetworkReader.Read(type, context.Compilation, new FirstProblem(), context.CancellationToken) is { } network) Report(context, network, groups);
        }
    }

    private static void Report(OperationBlockAnalysisContext context, NetworkModel network, IReadOnlyList<StaticGroup> groups)
    {
        var norms = network.Training.Nodes.Select(node => node.Primitive).OfType<BatchMomentPrimitive>().Select(moment => moment.Layer).Distinct()
            .Where(layer => network.Buffers.Any(buffer => buffer.Name == Statistics(layer))).ToList();
        var first = new Dictionary<StaticGroup, List<string>>();
        foreach (var norm in norms)
        {
            var weights = network.Parameters.Where(parameter => parameter.Name.StartsWith(norm + ".", System.StringComparison.Ordinal)).Select(parameter => StaticGroup.Of(groups, parameter.Name)).ToList();
            if (weights.Count == 0 || weights.Any(group => group is not { Frozen: true }) || StaticGroup.Of(groups, Statistics(norm)) is { Frozen: true }) continue;
            if (!first.TryGetValue(weights[0]!, out var layers)) first.Add(weights[0]!, layers = new List<string>());
            layers.Add(norm);
        }

        foreach (var pair in first)
        {
            var (group, layers) = (pair.Key, pair.Value);
            var wider = group.Wider().FirstOrDefault(pattern => Fits(pattern, group, groups, layers, network));
            var cause = layers.Count == 1 ? (Message)$"'{group.Pattern}' is frozen, but batch norm '{layers[0]}' still updates its statistics in training" : $"'{group.Pattern}' is frozen, but its {layers.Count} batch norms still update their statistics in training";
            var hints = wider is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Hints.Value, wider);
            context.ReportDiagnostic(Diagnostic.Create(TutorRules.N3020, group.Place.GetLocation(), hints, wider is null
                ? (Message)$"{cause}: name '{Statistics(layers[0])}' in the group too"
                : $"{cause}: freeze '{wider}'"));
        }
    }

    /// <summary>True where a pattern freezes the same parameters as before, leaves each of the others in its group, and holds the layers' statistics.</summary>
    private static bool Fits(string pattern, StaticGroup group, IReadOnlyList<StaticGroup> groups, IReadOnlyList<string> layers, NetworkModel network)
    {
        var changed = groups.Select(other => other == group ? group with { Pattern = pattern } : other).ToList();
        return layers.All(layer => StaticGroup.Of(changed, Statistics(layer)) is { Frozen: true })
            && network.Parameters.All(parameter => (StaticGroup.Of(groups, parameter.Name), StaticGroup.Of(changed, parameter.Name)) is var (before, after)
                && (before?.Place == after?.Place || (before is { Frozen: true } && after is { Frozen: true })));
    }

    private static string Statistics(string layer) => layer + ".running_mean";

    /// <summary>The groups of options that are written out where the trainer is made, or where their variable is declared; null where not all of them can be read.</summary>
    private static IReadOnlyList<StaticGroup>? Groups(IOperation? options, IReadOnlyList<IOperation> all)
    {
        options = Flow.Plain(options);
        if (options is ILocalReferenceOperation local) options = Flow.Plain(all.OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))?.Initializer?.Value);
        if (options is not IObjectCreationOperation { Initializer: { } initializer }) return null;
        var given = initializer.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(set => set.Target is IPropertyReferenceOperation { Property.Name: "Groups" });
        var elements = Flow.Plain(given?.Value) switch
        {
            ICollectionExpressionOperation collection => collection.Elements,
            IArrayCreationOperation { Initializer: { } array } => array.ElementValues,
            _ => ImmutableArray<IOperation>.Empty,
        };
        var groups = elements.Select(StaticGroup.Read).OfType<StaticGroup>().ToList();
        return groups.Count == elements.Length ? groups : null;
    }
}
