using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Compiler;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>Holds what training will take against the limit that a network declares.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemoryAnalyzer : DiagnosticAnalyzer
{
    private const double GiB = 1L << 30;
    private const string Limit = "MemoryLimitGiB";

    // As the attribute has it.
    private const int UsualBatch = 32;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(DeviceRules.N5002);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Find("NetworkAttribute") is not { } attribute || Named(attribute, Limit) is not double limit || !(limit > 0)) return;
        if ((attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == Limit) is not { } place) return;
        var batch = Named(attribute, "Batch") as int? ?? UsualBatch;
        // A network with problems has no plan, and its own reports come first.
        if (batch < 1 || NetworkReader.Read(type, context.Compilation, new FirstProblem(), context.CancellationToken) is not { HasLoss: true } network) return;
        if (Problem(TrainingMemory.Of(network), batch, limit) is { } problem)
            context.ReportDiagnostic(Diagnostic.Create(DeviceRules.N5002, place.Expression.GetLocation(), problem));
    }

    private static Message? Problem(TrainingMemory memory, int batch, double limit)
    {
        var needs = memory.Once + ((double)memory.PerSample * batch);
        if (needs <= limit * GiB) return null;
        var fits = (long)Math.Floor(((limit * GiB) - memory.Once) / Math.Max(1, memory.PerSample));
        var (needed, allowed) = (Text(needs / GiB), Text(limit));
        return fits > 0
            ? $"training with batch {batch} needs about {needed} GiB; the declared limit is {allowed} GiB: largest batch {fits}"
            : (Message)$"training with batch {batch} needs about {needed} GiB; the declared limit is {allowed} GiB: not even one sample fits, so use fewer or smaller layers";
    }

    /// <summary>Three digits, and small numbers not as 0.</summary>
    private static string Text(double gib) => gib.ToString(gib >= 100 ? "F0" : gib >= 0.1 ? "0.##" : "G2", System.Globalization.CultureInfo.InvariantCulture);

    private static object? Named(AttributeData attribute, string name) => attribute.NamedArguments.FirstOrDefault(named => named.Key == name).Value.Value;
}
