using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>Compares the weights file that a network names with the network's parameters, as a strict load would.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeightsAnalyzer : DiagnosticAnalyzer
{
    // What the runtime's reader converts to float32.
    private static readonly ImmutableHashSet<string> ReadTypes = ImmutableHashSet.Create("F32", "F64", "F16", "BF16");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(UseRules.N4007);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Find("NetworkAttribute") is not { } attribute) return;
        if (attribute.NamedArguments.FirstOrDefault(named => named.Key == "Weights").Value.Value is not string file) return;
        if ((attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Weights") is not { } place) return;
        // A network with problems has no shapes to compare, and its own reports come first.
        if (NetworkReader.Read(type, context.Compilation, new FirstProblem(), context.CancellationToken) is not { } network) return;
        if (Problem(file, network, context) is { } problem) context.ReportDiagnostic(Diagnostic.Create(UseRules.N4007, place.Expression.GetLocation(), problem));
    }

    private static Message? Problem(string file, NetworkModel network, SymbolAnalysisContext context)
    {
        if (Given(file, context.Options.AdditionalFiles) is not { } given)
            return $"'{file}' is not given to the build: add <AdditionalFiles Include=\"{file}\" /> to the project";
        // Where the file cannot be opened the compiler says so itself; one too large for a text is left to the loading.
        if (Text(given) is not { } text) return null;
        return WeightsHeader.Read(text, context.CancellationToken) is { } stored
            ? Difference(file, network, stored)
            : $"'{file}' has no safetensors header: save it again with network.Save or safetensors.torch.save_file";
    }

    /// <summary>The file of this name; of several in different folders, that of the first path.</summary>
    private static AdditionalText? Given(string file, ImmutableArray<AdditionalText> files)
    {
        var name = "/" + file.Replace('\\', '/');
        while (name.StartsWith("/./", StringComparison.Ordinal)) name = name.Substring(2);
        return files.Where(candidate => ("/" + candidate.Path.Replace('\\', '/')).EndsWith(name, StringComparison.Ordinal))
            .OrderBy(candidate => candidate.Path.Length).ThenBy(candidate => candidate.Path, StringComparer.Ordinal).FirstOrDefault();
    }

    private static SourceText? Text(AdditionalText file)
    {
        try
        {
            // The compiler refuses to give a file with zero bytes as text (CS2015), and every safetensors file begins with some. That it
            // is an additional file still makes the build run again when it changes.
#pragma warning disable RS1035
            if (!File.Exists(file.Path)) return file.GetText();
            using var stream = File.OpenRead(file.Path);
#pragma warning restore RS1035
            return WeightsHeader.Text(stream);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static Message? Difference(string file, NetworkModel network, IReadOnlyDictionary<string, StoredShape> stored)
    {
        var missing = new List<string>();
        // Counters may be missing: files from before PyTorch 0.4.1 have none.
        var wanted = network.Parameters.Select(parameter => (parameter.Name, parameter.Shape))
            .Concat(network.Buffers.Where(buffer => buffer.Kind == BufferKind.Tensor).Select(buffer => (buffer.Name, buffer.Shape))).ToList();
        foreach (var (name, shape) in wanted)
        {
            if (!stored.TryGetValue(name, out var tensor)) missing.Add(name);
            else if (!tensor.Dimensions.SequenceEqual(shape.Dimensions.Select(dimension => (long)dimension)))
                return $"{file}: '{name}' is {tensor}; this network needs {shape}";
            else if (!ReadTypes.Contains(tensor.Type))
                return $"{file}: '{name}' is of type {tensor.Type}; save it as F32 (F64, F16 and BF16 are read too)";
        }

        if (missing.Count > 0) return $"{file} lacks {Names(missing)}: name the layers as the file does, or save it from this network";
        var known = new HashSet<string>(wanted.Select(tensor => tensor.Name), StringComparer.Ordinal);
        var surplus = stored.Where(tensor => !known.Contains(tensor.Key) && !IsIgnored(tensor.Key, tensor.Value)).Select(tensor => tensor.Key).OrderBy(name => name, StringComparer.Ordinal).ToList();
        if (surplus.Count == 0) return null;
        return $"{file} also holds {Names(surplus)}, for which this network has no place: add the layers, or save it from this network";
    }

    /// <summary>What a strict load passes over: a trainer's state, and the counters of PyTorch's batch norms.</summary>
    private static bool IsIgnored(string name, StoredShape tensor) =>
        name.StartsWith("trainer/", StringComparison.Ordinal) || (tensor.Type == "I64" && name.EndsWith(".num_batches_tracked", StringComparison.Ordinal));

    private static Message Names(IReadOnlyList<string> names)
    {
        var quoted = names.Take(3).Select(one => $"'{one}'").ToList();
        return names.Count > 3 ? (Message)$"{string.Join(", ", quoted)} and {names.Count - 3} more" : Message.List(quoted);
    }
}
