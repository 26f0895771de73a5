namespace NetDsl.Compiler;

/// <summary>What losses say of a target that does not fit.</summary>
internal static class TargetExtensions
{
    /// <summary>The prediction and a target of another shape, by their names and numbers.</summary>
    public static ProblemException OtherTarget(this Call call, Operation loss, Value prediction, Value target)
    {
        var given = prediction.Node.Name.Length == 0 ? "the prediction has" : $"'{prediction.Node.Name}' gives";
        var declared = target.Node.Name.Length == 0 ? "the target" : $"target '{target.Node.Name}'";
        return call.Fail("NDSL1011", "target", prediction.Shape.Rank <= 1 && target.Shape.Rank == prediction.Shape.Rank
            ? $"{given} {prediction.Shape.Count.Grouped()} {(prediction.Shape.Count == 1 ? "value" : "values")} but {declared} has {target.Shape.Count.Grouped()}: {loss.Name} compares them one by one"
            : $"{given} {prediction.Shape} but {declared} is {target.Shape}: {loss.Name} compares equal shapes", Hints.Compared(prediction.Shape, target.Shape));
    }
}
