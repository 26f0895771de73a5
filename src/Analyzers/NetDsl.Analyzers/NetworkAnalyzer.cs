using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetDsl.Compiler;
using NetDsl.Generator;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Analyzers;

/// <summary>Reads every network as the generator does, and reports what is wrong with it where it is to be edited.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Catalog.Reading;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Read, SymbolKind.NamedType);
    }

    private static void Read(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!type.IsNetwork()) return;
        var sink = new Sink(context.ReportDiagnostic);
        NetworkReader.Read(type, context.Compilation, sink, context.CancellationToken, remarks: sink);
    }

    private sealed class Sink : IProblemSink
    {
        private readonly Action<Diagnostic> report;

        public Sink(Action<Diagnostic> report) => this.report = report;

        public void Report(string id, Location location, Message message, IReadOnlyDictionary<string, string>? hints = null) =>
            report(Diagnostic.Create(Catalog.Find(id) ?? UseRules.N4012, location, hints?.ToImmutableDictionary(hint => hint.Key, hint => (string?)hint.Value), message));
    }
}
