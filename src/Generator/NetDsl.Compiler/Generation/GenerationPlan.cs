using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// What the run for whole sequences tells the one for single elements: every call in order, and the axis along which the elements
/// of its results come. The second run must make the same calls.
/// </summary>
public sealed class GenerationPlan
{
    private readonly IReadOnlyList<CallRecord> calls;
    private readonly Func<Value, int> axisOf;

    /// <param name="input">Index of the input that comes one element at a time.</param>
    /// <param name="length">Elements of the whole sequence.</param>
    public GenerationPlan(int input, int length, IReadOnlyList<CallRecord> calls, Func<Value, int> axisOf)
    {
        Input = input;
        Length = length;
        this.calls = calls;
        this.axisOf = axisOf;
    }

    public int Input { get; }

    public int Length { get; }

    /// <summary>The axes of the results of call <paramref name="index"/>.</summary>
    /// <exception cref="ProblemException">It is another call than in the run for whole sequences.</exception>
    public IEnumerable<int> AxesOf(int index, CallRecord call)
    {
        var whole = index < calls.Count ? calls[index] : null;
        if (whole is null || whole.Operation != call.Operation || whole.Results.Count != call.Results.Count || !SameSettings(whole, call))
            throw new ProblemException(new Problem("", "", $"'{call.Layer}' is computed otherwise for one element than for {Length}"));
        return whole.Results.Select(axisOf);
    }

    private bool SameSettings(CallRecord whole, CallRecord step) => whole.Arguments.All(argument =>
        step.Arguments.TryGetValue(argument.Key, out var other) && Same(argument.Value, other));

    private bool Same(object? whole, object? step) => (whole, step) switch
    {
        (int a, int b) => SameSize(a, b),
        (int[] a, int[] b) => a.Length == b.Length && a.Zip(b, SameSize).All(same => same),
        (double[] a, double[] b) => a.SequenceEqual(b),
        (float[] a, float[] b) => a.SequenceEqual(b),
        // A number given in a tensor's place: one that was computed from the length would change the network.
        (Value { Node.Primitive: ConstantPrimitive { Uniform: { } a } }, Value { Node.Primitive: ConstantPrimitive { Uniform: { } b } }) => a.Equals(b),
        (Value[] a, Value[] b) => a.Length == b.Length,
        (Value, Value) or (Delegate, Delegate) => true,
        _ => Equals(whole, step),
    };

    // Shapes speak of the length where the step has 1.
    private bool SameSize(int whole, int step) => whole == step || (whole == Length && step == 1);
}
