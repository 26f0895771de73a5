using System;
using System.Linq;
using NetDsl.Data;

namespace NetDsl;

/// <summary>Checks what goes into a program: lengths, ranges, columns. Messages name the numbers.</summary>
internal static class Ports
{
    /// <summary>The number of samples in the values of one port.</summary>
    public static int Batch(NetworkInfo info, PortInfo port, int length, bool integers)
    {
        if (port.IsInteger != integers)
            throw new ArgumentException($"'{port.Name}' of '{info.Name}' takes {Kind(port.IsInteger)}, not {Kind(integers)}");
        if (length == 0 || length % port.Size != 0)
            throw new ArgumentException($"{length} values for '{port.Name}' of '{info.Name}', which has {port.Size} a sample ({Text(port)}): the length must be a multiple of {port.Size}, and not 0");
        return length / port.Size;
    }

    /// <summary>The only port of a list.</summary>
    public static PortInfo Only(NetworkInfo info, System.Collections.Generic.IReadOnlyList<PortInfo> ports, string what, string instead) => ports.Count == 1
        ? ports[0]
        : throw new ArgumentException($"'{info.Name}' has {ports.Count} {what} ({string.Join(", ", ports.Select(p => p.Name))}), and this overload fills one: {instead}");

    /// <summary>Every integer port's values lie in their range.</summary>
    public static void CheckIntegers(NetworkProgram program)
    {
        for (var i = 0; i < program.PortCount; i++)
            if (program.Port(i).IsInteger) program.CheckIntegers(i);
    }

    public static void CheckIntegers(NetworkInfo info, PortInfo port, ReadOnlySpan<int> values)
    {
        if (port.Limit <= 0) return;
        for (var start = 0; start < values.Length;)
        {
            var found = values[start..].IndexOfAnyExceptInRange(0, port.Limit - 1);
            if (found < 0) return;
            start += found;
            if (values[start] != port.Ignored)
                throw new ArgumentOutOfRangeException(port.Name, values[start], $"'{port.Name}' of '{info.Name}' must lie in 0 to {port.Limit - 1}{(port.Ignored is { } ignored ? $" (or be {ignored})" : "")}, and sample {start / port.Size} has {values[start]}");
            start++;
        }
    }

    /// <summary>The columns of a data set are the network's inputs and then, where they are needed, its targets.</summary>
    public static void CheckColumns(NetworkInfo info, SampleSource data, bool targets, string what)
    {
        ArgumentNullException.ThrowIfNull(data, what);
        if (data.Count == 0) throw new ArgumentException($"the data set '{what}' has no samples", what);
        var ports = targets ? info.Inputs.Concat(info.Targets).ToArray() : [.. info.Inputs];
        if (targets && info.Targets.Count == 0) throw new InvalidOperationException($"'{info.Name}' declares no loss, so that there is nothing to train or to evaluate");
        if (data.Columns.Count < ports.Length || (targets && data.Columns.Count > ports.Length))
            throw new ArgumentException($"the data set '{what}' has {data.Columns.Count} columns ({string.Join("; ", data.Columns)}), but '{info.Name}' takes {ports.Length}: {string.Join("; ", ports.Select(Text))}", what);
        for (var i = 0; i < ports.Length; i++)
        {
            var (port, column) = (ports[i], data.Columns[i]);
            if (port.IsInteger != column.IsInteger || port.Size != column.Size)
                throw new ArgumentException($"column {i} of the data set '{what}' is '{column}', but '{info.Name}' takes '{Text(port)}' there: {Mend(port, column)}", what);
            // What another source makes is checked batch by batch.
            if (port.IsInteger && data is DataSet set) CheckIntegers(info, port, set.Integers(i));
        }
    }

    /// <summary>Fills a program's ports, from the port <paramref name="from"/> on, with rows of a data set.</summary>
    public static void Fill(NetworkProgram program, DataSet data, ReadOnlySpan<int> rows, int from = 0)
    {
        program.Batch = rows.Length;
        for (var i = from; i < program.PortCount; i++)
        {
            var port = program.Port(i);
            if (port.IsInteger) data.CopyRows(i, rows, program.Integers(i)[..(rows.Length * port.Size)]);
            else data.CopyRows(i, rows, program.Floats(i)[..(rows.Length * port.Size)]);
        }
    }

    /// <summary>Fills a program's ports with a prepared batch.</summary>
    public static void Fill(NetworkProgram program, SampleBatch batch)
    {
        program.Batch = batch.Rows.Length;
        for (var i = 0; i < program.PortCount; i++)
        {
            if (program.Port(i).IsInteger) program.SetInput(i, batch.Integers(i));
            else program.SetInput(i, batch.Floats(i));
        }
    }

    // A literal of whole numbers makes an int[] where a float[] was meant: the commonest of slips here.
    private static string Mend(PortInfo port, DataColumn column) => port.Size == column.Size
        ? $"make the column from {(port.IsInteger ? "an int[]" : "a float[]")}"
        : "columns come in the order of the inputs and then the targets";

    private static string Kind(bool integers) => integers ? "integers" : "floats";

    private static string Text(PortInfo port) => $"{port.Name}: {(port.IsInteger ? "int" : "float")}[{string.Join(", ", port.Shape)}]";
}
