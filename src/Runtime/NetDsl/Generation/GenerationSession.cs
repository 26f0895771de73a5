using System;
using System.Linq;

namespace NetDsl;

/// <summary>
/// A network that takes one element of its sequence at a time and remembers those before it: recurrent state, or the keys and values of
/// attention. Its results equal those that <c>Predict</c> has for the whole sequence. Rows are independent sequences. Nothing is allocated
/// for an element. Not safe for use by several callers at a time.
/// </summary>
/// <example><code>using var session = network.CreateSession();
/// foreach (var token in prompt) logits = session.Next(token);</code></example>
public sealed class GenerationSession : IDisposable
{
    private readonly NetworkProgram program;
    private readonly GenerationLayout layout;
    private readonly int[] positions;
    private readonly int[] before;

    internal GenerationSession(Network network, NetworkProgram program)
    {
        Network = network;
        this.program = program;
        layout = program.Layout.Generation ?? throw new ArgumentException($"this program of '{network.Info.Name}' takes whole sequences", nameof(program));
        positions = new int[program.Capacity];
        before = new int[program.Capacity];
    }

    /// <summary>The network whose parameters it reads, as they are at each step.</summary>
    public Network Network { get; }

    /// <summary>The most sequences that it follows at a time.</summary>
    public int Capacity => program.Capacity;

    /// <summary>How many sequences it follows, 1 … <see cref="Capacity"/>, which it is at first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0, or above the capacity.</exception>
    public int Rows
    {
        get => program.Batch;
        set => program.Batch = value;
    }

    /// <summary>The most elements of a sequence; null where there is no end, as in recurrent networks.</summary>
    public int? Longest => layout.Position < 0 ? null : layout.Length;

    /// <summary>The shape of one row's results, as <c>[1, 65]</c>.</summary>
    public PortInfo Output => layout.Outputs[0];

    /// <summary>Elements that a row has taken since it was reset.</summary>
    public int Position(int row = 0) => positions[row];

    /// <summary>Takes the next token of the only row.</summary>
    /// <returns>The first result, as logits of the token after it. It is overwritten by the next step.</returns>
    /// <exception cref="ArgumentException">There are several rows, or an element of this network is not one integer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The token is outside the vocabulary.</exception>
    /// <exception cref="InvalidOperationException">The sequence is as long as the network allows.</exception>
    public Span<float> Next(int token) => Next(new ReadOnlySpan<int>(in token));

    /// <summary>Takes the next element of every row: integers.</summary>
    /// <returns>The first result, row after row. It is overwritten by the next step.</returns>
    /// <exception cref="ArgumentException">There are not as many values as the rows take.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    /// <exception cref="InvalidOperationException">A sequence is as long as the network allows.</exception>
    public Span<float> Next(scoped ReadOnlySpan<int> elements)
    {
        RequireKind(integers: true);
        program.SetInput(layout.Stepped, elements);
        return Step();
    }

    /// <summary>Takes the next element of every row: floats.</summary>
    /// <inheritdoc cref="Next(ReadOnlySpan{int})"/>
    public Span<float> Next(scoped ReadOnlySpan<float> elements)
    {
        RequireKind(integers: false);
        program.SetInput(layout.Stepped, elements);
        return Step();
    }

    /// <summary>A result of the last step, for a network with several.</summary>
    public Span<float> Result(int index) => program.Output(index);

    /// <summary>Sets an input that stays the same for the whole sequence, as the sentence that is translated: what depends on it alone, as an encoder, runs once.</summary>
    /// <exception cref="ArgumentException">There is no such input, or the length is not rows × size.</exception>
    public void SetInput(string name, ReadOnlySpan<float> values)
    {
        program.SetInput(FixedInput(name), values);
        program.Unprepare();
    }

    /// <summary>Sets an input of integers that stays the same for the whole sequence.</summary>
    /// <exception cref="ArgumentException">There is no such input, or the length is not rows × size.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public void SetInput(string name, ReadOnlySpan<int> values)
    {
        program.SetInput(FixedInput(name), values);
        program.Unprepare();
    }

    /// <summary>Forgets everything: the next element is the first.</summary>
    public void Reset()
    {
        for (var row = 0; row < positions.Length; row++) Reset(row);
    }

    /// <summary>Forgets what one row has taken.</summary>
    public void Reset(int row)
    {
        positions[row] = 0;
        program.States!.Clear(row);
    }

    /// <summary>Lets row r go on from where row <paramref name="from"/>[r] is, as a beam search does. There may be more rows than before.</summary>
    /// <exception cref="ArgumentException">There are more rows than the session has room for, or one goes on from none.</exception>
    public void Reorder(ReadOnlySpan<int> from)
    {
        if (from.Length == 0 || from.Length > Capacity || from.ContainsAnyExceptInRange(0, Capacity - 1))
            throw new ArgumentException($"{from.Length} rows of a session with room for {Capacity}: each goes on from one of 0 to {Capacity - 1}", nameof(from));
        program.States!.Reorder(from);
        positions.CopyTo(before, 0);
        for (var row = 0; row < from.Length; row++) positions[row] = before[from[row]];
        Rows = from.Length;
    }

    /// <summary>Gives all memory back.</summary>
    public void Dispose() => program.Dispose();

    private Span<float> Step()
    {
        if (layout.Position >= 0)
        {
            for (var row = 0; row < Rows; row++)
                if (positions[row] >= layout.Length)
                    throw new InvalidOperationException($"'{Network.Info.Name}' was declared for sequences of {layout.Length}, and this one goes on: Reset the session and begin with its last elements, or declare longer ones");
            positions.AsSpan(0, Rows).CopyTo(program.Integers(layout.Position));
        }

        program.RunAlone();
        program.States!.Advance();
        for (var row = 0; row < Rows; row++) positions[row]++;
        return program.Output(0);
    }

    private void RequireKind(bool integers)
    {
        var port = layout.Inputs[layout.Stepped];
        if (port.IsInteger != integers) throw new ArgumentException($"'{port.Name}' of '{Network.Info.Name}' takes {(port.IsInteger ? "integers" : "floats")}");
    }

    private int FixedInput(string name)
    {
        for (var i = 0; i < layout.Inputs.Count; i++)
            if (layout.Inputs[i].Name == name && i != layout.Stepped && i != layout.Position) return i;
        var others = layout.Inputs.Where((_, i) => i != layout.Stepped && i != layout.Position).Select(port => port.Name).ToList();
        throw new ArgumentException($"'{Network.Info.Name}' has no input '{name}' that stays for a whole sequence. It has: {(others.Count == 0 ? "none" : string.Join(", ", others))}", nameof(name));
    }
}
