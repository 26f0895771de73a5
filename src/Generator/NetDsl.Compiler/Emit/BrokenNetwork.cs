using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// A network with problems. It keeps the members that the whole one would have, so that its problem is the only error in
/// the list; creating it throws the problem's text.
/// </summary>
/// <param name="Inputs">As far as they could be read; shapes are not used.</param>
/// <param name="Outputs">Names of the results.</param>
public sealed record BrokenNetwork(
    string Namespace,
    EquatableArray<string> Containers,
    string Name,
    string Problem,
    EquatableArray<PortModel> Inputs,
    EquatableArray<string> Outputs)
{
    internal string Write()
    {
        var writer = new CodeWriter();
        var problem = NetworkEmitter.Text(Problem);
        using (writer.Block($"partial class {Name} : NetDsl.Network"))
        {
            writer.Line("/// <summary>Not possible before the network's problem is mended.</summary>");
            writer.Line("/// <exception cref=\"System.InvalidOperationException\">Always, with the problem.</exception>");
            using (writer.Block($"public {Name}(int seed = 0) : base(Problem(), seed)"))
            {
            }

            writer.Line();
            writer.Line($"public static string Summary => throw new System.InvalidOperationException({problem});");
            writer.Line();
            writer.Line($"public static string Diagram => throw new System.InvalidOperationException({problem});");
            writer.Line();
            writer.Line($"public override NetworkProgram CreateProgram(ProgramKind kind, int capacity) => throw new System.InvalidOperationException({problem});");
            writer.Line();
            WritePredict(writer, problem);
            writer.Line($"private static NetworkInfo Problem() => throw new System.InvalidOperationException({problem});");
        }

        var file = new CodeWriter();
        FileFrame.Write(file, Namespace, Containers, new[] { $"Network {Name} has a problem:", "", Problem.Replace("\r", " ").Replace("\n", " ") }, writer, Enumerable.Empty<string>());
        return file.ToString();
    }

    private void WritePredict(CodeWriter writer, string problem)
    {
        var names = new Identifiers();
        var parameters = Inputs.Select(input => $"ReadOnlySpan<{(input.Element == ElementType.Int ? "int" : "float")}> {names.Unique(input.Name)}").ToList();
        var results = Outputs.Select(output => $"Span<float> {names.Unique(output)}").ToList();
        if (parameters.Count == 0) return;
        writer.Line($"public void Predict({string.Join(", ", parameters.Concat(results))}) => throw new System.InvalidOperationException({problem});");
        writer.Line();
        if (results.Count != 1) return;
        writer.Line($"public float[] Predict({string.Join(", ", parameters)}) => throw new System.InvalidOperationException({problem});");
        writer.Line();
    }
}
