using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A user's scalar function whose slope is 0 almost everywhere, on the only way to the loss.</summary>
public sealed class FlatFunction : TutorRule
{
    public override string Id => "NDSL2002";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        if (network.Loss is null) yield break;
        foreach (var (step, parameters) in network.Lost.Flattened)
        {
            var at = network.CallAt(step.Id);
            if (at < 0 || network.Calls[at].Operation != "Map" || step.Primitive is not ElementwisePrimitive { Expression: var formula }) continue;
            var function = UserFunction.Name(network.Calls[at]);
            var rounding = formula.Calls().FirstOrDefault(call => call.Function.IsFlat && call.Function is not Comparison);
            var who = LostGradients.Text(network, parameters);
            yield return rounding is null
                ? new Finding(Id, at, "f", $"activation {function} is constant on either side of its condition: its slope is 0 almost everywhere, so {who} would never change. Use StraightThrough, or StopGradient where it is meant")
                : new Finding(Id, at, "f", $"activation {function} calls {Written(rounding.Function.Name)}, whose slope is 0 almost everywhere: {who} would never change. Use StraightThrough, or StopGradient where it is meant", rounding);
        }
    }

    private static string Written(string function) => function switch
    {
        "ceil" => "MathF.Ceiling",
        "trunc" => "MathF.Truncate",
        _ => "MathF." + char.ToUpperInvariant(function[0]) + function.Substring(1),
    };
}
