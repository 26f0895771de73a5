using System.Globalization;

namespace NetDsl.Compiler;

/// <summary>The turns of phrase that messages share.</summary>
internal static class Texts
{
    /// <summary>Who gives what: <c>'pool2' gives [16, 5, 5]</c>.</summary>
    public static string Gives(this Value x) =>
        x.Node.Name.Length == 0 ? $"its input is {x.Shape}" : $"'{x.Node.Name}' gives {x.Shape}";

    /// <summary>25,088</summary>
    public static string Grouped(this long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The layer by its name, or the function by its own.</summary>
    public static string Title(this Call call, Operation operation) =>
        call.LayerName.Length == 0 ? operation.Name : $"'{call.LayerName}'";
}
