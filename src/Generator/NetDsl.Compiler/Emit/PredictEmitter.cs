using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Writes the typed Predict methods of a network.</summary>
internal sealed class PredictEmitter
{
    private readonly NetworkModel network;
    private readonly CodeWriter writer;

    public PredictEmitter(NetworkModel network, CodeWriter writer)
    {
        this.network = network;
        this.writer = writer;
    }

    public void Write()
    {
        var names = new Identifiers();
        var inputs = network.Inputs.Select(port => (Port: port, Name: names.Unique(port.Name))).ToList();
        var outputs = network.Outputs.Select(port => (Port: port, Name: names.Unique(port.Name))).ToList();
        var parameters = inputs.Select(input => $"ReadOnlySpan<{(input.Port.Element == ElementType.Int ? "int" : "float")}> {input.Name}").ToList();
        var results = outputs.Select(output => $"Span<float> {output.Name}").ToList();
        writer.Line();
        writer.Line("/// <summary>The network's answer for one sample or several, one after the other. Allocates nothing once the largest batch was seen.</summary>");
        foreach (var input in inputs) writer.Line($"/// <param name=\"{input.Name}\">samples × {input.Port.Shape}, row-major.</param>");
        foreach (var output in outputs) writer.Line($"/// <param name=\"{output.Name}\">Receives samples × {output.Port.Shape}.</param>");
        writer.Line("/// <exception cref=\"System.ArgumentException\">A length does not fit, or an integer is out of its range.</exception>");
        using (writer.Block($"public void Predict({string.Join(", ", parameters.Concat(results))})"))
        {
            writer.Line($"var samples = SampleCount(0, {inputs[0].Name}.Length);");
            for (var i = 0; i < outputs.Count; i++) writer.Line($"RequireOutput({i}, {outputs[i].Name}.Length, samples);");
            for (var i = 1; i < inputs.Count; i++) writer.Line($"RequireInput({i}, {inputs[i].Name}.Length, samples);");
            using (writer.Block("for (var done = 0; done < samples; )"))
            {
                writer.Line("var program = Predictor(samples - done);");
                string Values(int input) => $"{inputs[input].Name}.Slice(done * {inputs[input].Port.Shape.Size}, program.Batch * {inputs[input].Port.Shape.Size})";
                for (var i = 1; i < inputs.Count; i++) writer.Line($"program.SetInput({i}, {Values(i)});");
                writer.Line($"Run(program, {Values(0)});");
                for (var i = 0; i < outputs.Count; i++)
                    writer.Line($"program.Output({i}).CopyTo({outputs[i].Name}.Slice(done * {outputs[i].Port.Shape.Size}));");
                writer.Line("done += program.Batch;");
            }
        }

        if (outputs.Count == 1) WriteReturning(inputs.Select(input => input.Name).ToList(), parameters, outputs[0].Name, network.Outputs[0]);
    }

    private void WriteReturning(List<string> inputs, List<string> parameters, string output, PortModel port)
    {
        writer.Line();
        writer.Line($"/// <summary>The same, into a new array of samples × {port.Shape}.</summary>");
        using (writer.Block($"public float[] Predict({string.Join(", ", parameters)})"))
        {
            writer.Line($"var {output} = new float[SampleCount(0, {inputs[0]}.Length) * {port.Shape.Size}];");
            writer.Line($"Predict({string.Join(", ", inputs)}, {output});");
            writer.Line($"return {output};");
        }
    }
}
