using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// What several kernels of a network have in common: a product of some shape is written once, whichever layer and program it is of, and a
/// kernel hands it its memory. So the emitted code grows with the kinds of layers, not with their number.
/// </summary>
internal sealed class GpuSharedKernels
{
    /// <summary>The name of their class.</summary>
    public const string Class = "SharedKernels";

    private readonly Dictionary<Expression, string> activations = new();
    private readonly Dictionary<(string Parameters, string Body), string> products = new();
    private readonly List<CodeWriter> written = new();

    /// <summary>The C# of the method of a product's epilogue: of the sum z, the value beside it, and n.</summary>
    public string Activation(Expression expression)
    {
        if (!activations.TryGetValue(expression, out var name))
        {
            activations.Add(expression, name = "Activation" + (activations.Count + 1).ToString(CultureInfo.InvariantCulture));
            WriteActivation(expression, name);
        }

        return $"{Class}.{name}";
    }

    /// <summary>The C# of the method with a product's statements.</summary>
    /// <param name="generic">The precision's type parameter, or empty.</param>
    public string Product(string parameters, string body, string generic)
    {
        if (!products.TryGetValue((parameters, body), out var name))
        {
            products.Add((parameters, body), name = "Product" + (products.Count + 1).ToString(CultureInfo.InvariantCulture));
            var writer = new CodeWriter();
            var constraint = generic.Length == 0 ? "" : $"<{generic}>";
            using (writer.Block($"public static void {name}{constraint}({parameters}){(generic.Length == 0 ? "" : $" where {generic} : struct, NetDsl.Ilgpu.ITensorPrecision")}"))
                foreach (var line in body.TrimEnd('\n').Split('\n')) writer.Line(line);
            written.Add(writer);
        }

        return $"{Class}.{name}{(generic.Length == 0 ? "" : $"<{generic}>")}";
    }

    /// <summary>Writes the class, where there is something in it.</summary>
    public void Write(CodeWriter writer)
    {
        if (written.Count == 0) return;
        writer.Line();
        writer.Line("/// <summary>What kernels of several layers or programs do alike.</summary>");
        using (writer.Block($"private static class {Class}"))
            foreach (var (method, index) in written.Select((method, index) => (method, index)))
            {
                if (index > 0) writer.Line();
                writer.Lines(method);
            }
    }

    private void WriteActivation(Expression expression, string name)
    {
        CodeWriter before = new(), body = new(), writer = new();
        var text = ExpressionWriter.Trim(new ExpressionWriter(before, body, new Identifiers(new[] { "z", "beside", "n" }), ExpressionDialect.Gpu).Write(expression, new[] { "z", "beside" }));
        writer.Line($"/// <summary>{expression.ToString().Replace("x0", "z").Replace("x1", "beside").Replace("<", "&lt;").Replace(">", "&gt;")}</summary>");
        using (writer.Block($"public static float {name}(float z, float beside, NetDsl.Ilgpu.StepNumbers n)"))
            writer.Lines(before).Lines(body).Line($"return {text};");
        written.Add(writer);
    }
}
