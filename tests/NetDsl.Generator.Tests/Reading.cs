using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator.Tests;

/// <summary>A problem with the source that it stands on.</summary>
internal sealed record Found(string Id, string At, string Message, int Start);

/// <summary>The reading of one class.</summary>
internal sealed class Reading : IProblemSink
{
    private Reading()
    {
    }

    public NetworkModel? Model { get; private set; }

    public List<Found> Problems { get; } = new();

    /// <summary>The training graph as text.</summary>
    public string Graph => Model is null ? string.Join("\n", Problems) : GraphPrinter.Print(Model.Training);

    /// <summary>The names of the parameters with their shapes.</summary>
    public IEnumerable<string> Parameters => Model is null ? Problems.Select(problem => problem.ToString()) : Model.Parameters.Select(parameter => $"{parameter.Name} {parameter.Shape}");

    /// <summary>The steps of the graph without sources of values.</summary>
    public IEnumerable<string> Steps => Model is null
        ? Problems.Select(problem => problem.ToString())
        : Model.Training.Nodes.Where(node => node.Primitive is not SourcePrimitive).Select(node => $"{node.Name} {node.Shape}");

    /// <summary>Reads the first network of a source; usings are added.</summary>
    public static Reading Of(string source, CancellationToken cancellation = default)
    {
        var compilation = Sources.Compile(Sources.Usings + source);
        var reading = new Reading();
        var network = Networks(compilation.GlobalNamespace).First();
        reading.Model = NetworkReader.Read(network, compilation, reading, cancellation);
        return reading;
    }

    /// <summary>A network whose Forward, from [8] values, has this body, with members after it.</summary>
    public static Reading Body(string body, string members = "") => Of(Network(body, members));

    public static string Network(string body, string members = "") =>
        "[Network] public sealed partial class Net { static Tensor Forward([Shape(8)] Tensor x) { " + body + " } " + members + " }";

    public static IEnumerable<INamedTypeSymbol> Networks(INamespaceOrTypeSymbol holder) => holder.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .Where(member => member is INamespaceSymbol || member.Locations.Any(location => location.IsInSource))
        .SelectMany(member => (member is INamedTypeSymbol type && type.IsNetwork() ? new[] { type } : Enumerable.Empty<INamedTypeSymbol>()).Concat(Networks(member)));

    void IProblemSink.Report(string id, Location location, Message message, IReadOnlyDictionary<string, string>? hints) =>
        Problems.Add(new Found(id, location.SourceTree?.GetText().ToString(location.SourceSpan) ?? "", message.ToString(), location.SourceSpan.Start));
}
