using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A step, rounding or comparison on the only way to the loss: what lies behind it never learns.</summary>
public sealed class FlatActivation : TutorRule
{
    public override string Id => "NDSL2001";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        if (network.Loss is null) yield break;
        foreach (var (step, parameters) in network.Lost.Flattened)
        {
            var at = network.CallAt(step.Id);
            if (at < 0 || network.Calls[at].Operation == "Map") continue;
            var who = LostGradients.Text(network, parameters);
            var operation = network.Calls[at].Operation;
            yield return new Finding(Id, at, operation == "Where" ? "condition" : "", operation == "Where"
                ? (Message)$"the condition of 'Where' hands no gradient on: {who} would never change. {Advice(operation)}"
                : $"'{operation}' has slope 0 wherever it has one: {who} would never change. {Advice(operation)}");
        }
    }

    private static Message Advice(string operation) => operation switch
    {
        "Step" => (Message)"Use Sigmoid, or StraightThrough(Step)",
        "Sign" => "Use Tanh, or StraightThrough(Sign)",
        "Where" => "Blend with Sigmoid, or say that it is meant: StopGradient on the tensor of the condition",
        "Greater" or "GreaterOrEqual" or "Less" or "LessOrEqual" => "Use Sigmoid of the difference, or StraightThrough",
        "Round" or "Floor" or "Ceiling" or "Truncate" => $"Use StraightThrough({operation}), or StopGradient where it is meant",
        _ => "Use StraightThrough, or StopGradient where it is meant",
    };
}
