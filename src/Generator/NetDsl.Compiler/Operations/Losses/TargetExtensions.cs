namespace NetDsl.Compiler;

/// <summary>What losses say of a target that does not fit.</summary>
internal static class TargetExtensions
{
    /// <summary>The prediction and a target of another shape, by their names and numbers.</summary>
    public static ProblemException OtherTarget(this Call call, Operation loss, Value prediction, Value target)
    {
        Message given = prediction.Node.Name.Length == 0 ? (Message)"the prediction has" : $"'{prediction.Node.Name}' gives";
        Message declared = target.Node.Name.Length == 0 ? (Message)"the target" : $"target '{target.Node.Name}'";
        var hints = Hints.Compared(prediction.Shape, target.Shape);
        if (prediction.Shape.Rank > 1 || target.Shape.Rank != prediction.Shape.Rank)
            return call.Fail("NDSL1011", "target", $"{given} {prediction.Shape} but {declared} is {target.Shape}: {loss.Name} compares equal shapes", hints);
        return call.Fail("NDSL1011", "target", prediction.Shape.Count == 1
            ? (Message)$"{given} 1 value but {declared} has {target.Shape.Count:N0}: {loss.Name} compares them one by one"
            : $"{given} {prediction.Shape.Count:N0} values but {declared} has {target.Shape.Count:N0}: {loss.Name} compares them one by one", hints);
    }
}
