using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>From the class to the model of its network: the one reading that generator and analyzers share.</summary>
public static class NetworkReader
{
    /// <summary>
    /// Evaluates the network once for training and once for prediction, and a third time where it remembers something of a sequence. Null where the network has problems: they have been
    /// told to <paramref name="sink"/>, except for what C# itself reports. Never throws, apart from cancellation.
    /// </summary>
    /// <param name="remarks">Where the tutor's remarks on a network without problems go; null to leave them out.</param>
    public static NetworkModel? Read(INamedTypeSymbol network, Compilation compilation, IProblemSink sink, CancellationToken cancellation, IProblemSink? remarks = null)
    {
        var once = new OncePerPlace(sink);
        try
        {
            if (NetworkShape.Check(network, once, cancellation) is not { } declaration) return null;
            var training = NetworkEvaluation.Run(declaration, compilation, training: true, once, cancellation);
            if (once.Any || training is null) return null;
            var evaluation = NetworkEvaluation.Run(declaration, compilation, training: false, once, cancellation);
            if (once.Any || evaluation is null) return null;
            var generation = evaluation.Generation(compilation, training.Parameters, out var whyNoGeneration);
            if (remarks is not null) training.Teach(new OncePerPlace(remarks));
            var model = new NetworkModel(
                network.ContainingNamespace.IsGlobalNamespace ? "" : network.ContainingNamespace.ToDisplayString(),
                Containers(network).ToEquatableArray(),
                Keywords.Escape(network.Name),
                training.Graph,
                evaluation.Graph,
                training.Ports(training.Inputs),
                training.Outputs,
                training.Ports(training.Targets),
                training.Parameters,
                network.Find("NetworkAttribute")?.NamedArguments.Any(named => named is { Key: "InputGradients", Value.Value: true }) == true,
                Layers: training.Layers(),
                Gpu: compilation.GetTypeByMetadataName("NetDsl.Ilgpu.GpuProgram") is not null,
                Generation: generation,
                WhyNoGeneration: whyNoGeneration,
                Buffers: training.Buffers);
            remarks?.Report("NDSL4009", PlaceOf(network), $"the layers of '{network.Name}':\n{LayerTable.Of(model)}");
            return model;
        }
        catch (EvaluationLimitException limit)
        {
            once.Report("NDSL2014", limit.Location, limit.Text);
        }
        catch (InsufficientExecutionStackException)
        {
            once.Report("NDSL2014", PlaceOf(network), $"'{network.Name}' nests deeper than the compiler can follow: split its longest expressions");
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            once.Report("NDSL4012", PlaceOf(network), $"'{network.Name}' cannot be compiled: remove what was changed last, and report it as a defect of NetDsl");
        }

        return null;
    }

    /// <summary>The types around the class, outermost first, as a partial declaration opens them.</summary>
    public static IEnumerable<string> Containers(INamedTypeSymbol network)
    {
        var containers = new Stack<string>();
        for (var type = network.ContainingType; type is not null; type = type.ContainingType) containers.Push(Declaration(type));
        return containers;
    }

    /// <summary>The name of the class in its declaration.</summary>
    public static Location PlaceOf(INamedTypeSymbol network) => network.Locations.FirstOrDefault() ?? Location.None;

    private static string Declaration(INamedTypeSymbol type) => "partial " + (type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct ",
        { IsRecord: true } => "record ",
        { TypeKind: TypeKind.Struct } => "struct ",
        { TypeKind: TypeKind.Interface } => "interface ",
        _ => "class ",
    }) + Keywords.Escape(type.Name);
}
