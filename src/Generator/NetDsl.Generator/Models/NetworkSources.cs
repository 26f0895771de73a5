using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>One emitted file.</summary>
internal sealed record SourceFile(string Hint, string Text);

/// <summary>From the result of the reading to sources; never throws, apart from cancellation.</summary>
internal static class NetworkSources
{
    public static EquatableArray<SourceFile> Compile(NetworkResult result, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var files = new List<SourceFile>();
        if (Body(result) is { } body) files.Add(new SourceFile(result.Hint + ".g.cs", body));
        if (result.PartialLayers.Count > 0) files.Add(new SourceFile(result.Hint + ".Layers.g.cs", PartialLayers.Emit(result.Place, result.PartialLayers)));
        return files.ToEquatableArray();
    }

    private static string? Body(NetworkResult result)
    {
        if (result.Network is not { } network) return result.Broken is { } broken ? NetworkCompiler.CompileBroken(broken) : null;
        try
        {
            return NetworkCompiler.Compile(network);
        }
        catch (ProblemException mistake)
        {
            return NetworkCompiler.CompileBroken(Broken(network, mistake.Problem.Id + ": " + mistake.Message));
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            return NetworkCompiler.CompileBroken(Broken(network, $"NDSL4012: '{network.Name}' cannot be compiled: remove what was changed last, and report it as a defect of NetDsl"));
        }
    }

    private static BrokenNetwork Broken(NetworkModel network, string problem) =>
        new(network.Namespace, network.Containers, network.Name, problem, network.Inputs, network.Outputs.Select(output => output.Name).ToEquatableArray());
}
