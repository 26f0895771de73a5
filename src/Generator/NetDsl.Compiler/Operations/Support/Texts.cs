namespace NetDsl.Compiler;

/// <summary>The turns of phrase that messages share.</summary>
internal static class Texts
{
    /// <summary>Who gives what: <c>'pool2' gives [16, 5, 5]</c>.</summary>
    public static Message Gives(this Value x) =>
        x.Node.Name.Length == 0 ? (Message)$"its input is {x.Shape}" : $"'{x.Node.Name}' gives {x.Shape}";

    /// <summary>Who gives how many: <c>'dense1' gives 25,088</c>.</summary>
    public static Message GivesValues(this Value x, int count) =>
        x.Node.Name.Length == 0 ? (Message)$"its input has {count:N0}" : $"'{x.Node.Name}' gives {count:N0}";

    /// <summary>25,088</summary>
    public static Message Grouped(this long number) => $"{number:N0}";

    /// <summary>The layer by its name, or the function by its own.</summary>
    public static string Title(this Call call, Operation operation) =>
        call.LayerName.Length == 0 ? operation.Name : $"'{call.LayerName}'";
}
