using System;
using System.Globalization;
using System.Linq;

namespace NetDsl;

/// <summary>
/// A figure of merit over a whole data set: it takes in batch after batch, without allocating, and says its value at any time.
/// </summary>
public abstract class Metric
{
    /// <summary>As in tables and monitors: <c>accuracy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>True where the largest value is the best.</summary>
    public virtual bool HigherIsBetter => true;

    /// <summary>Which output of the network is judged.</summary>
    public int Output { get; init; }

    /// <summary>Which target it is held against.</summary>
    public int Target { get; init; }

    /// <summary>The value over all that was added; NaN before anything was.</summary>
    public abstract double Value { get; }

    /// <summary>Forgets everything that was added.</summary>
    public abstract void Reset();

    /// <summary>Takes in a batch.</summary>
    /// <exception cref="ArgumentException">Outputs and targets do not fit together.</exception>
    public abstract void Add(in MetricBatch batch);

    /// <summary>True where the metric needs labels or can do with them; false where targets must be floats.</summary>
    protected virtual bool TakesLabels => true;

    /// <summary>Its name in results: with the output's number where that is not the first.</summary>
    internal string Key => Output == 0 && Target == 0 ? Name : $"{Name}[{Output.ToString(CultureInfo.InvariantCulture)}]";

    /// <summary>Takes in the last run of a program.</summary>
    internal void Add(NetworkProgram program)
    {
        var info = program.Network.Info;
        var port = info.Targets[Target];
        var index = info.Inputs.Count + Target;
        var values = program.Batch * port.Size;
        Add(port.IsInteger
            ? new MetricBatch(program.Output(Output), program.Integers(index)[..values], port.Ignored)
            : new MetricBatch(program.Output(Output), program.Floats(index)[..values], program.Batch));
    }

    /// <summary>Checks, before anything runs, that the metric can judge a network.</summary>
    internal void Check(NetworkInfo info)
    {
        if (Output < 0 || Output >= info.Outputs.Count || Target < 0 || Target >= info.Targets.Count)
            throw new ArgumentException($"the metric '{Name}' wants output {Output} and target {Target}, but '{info.Name}' has {info.Outputs.Count} outputs and {info.Targets.Count} targets");
        var output = info.Outputs[Output];
        var target = info.Targets[Target];
        var same = output.Size == target.Size;
        var scores = output.Shape.Count == target.Shape.Count + 1 && output.Shape.Take(target.Shape.Count).SequenceEqual(target.Shape);
        if (target.IsInteger ? TakesLabels && (scores || same) : same) return;
        throw new ArgumentException(
            $"the metric '{Name}' cannot hold output '{output.Name}' [{string.Join(", ", output.Shape)}] against target '{target.Name}' {(target.IsInteger ? "int" : "float")}[{string.Join(", ", target.Shape)}]: " +
            (TakesLabels ? "it needs labels of the output's shape without its last dimension, or as many floats as outputs" : "it needs as many floats as outputs"));
    }
}
