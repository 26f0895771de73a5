using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// A root, logarithm or divisor that can be exactly 0. Told only where the network itself makes it so (a ReLU, a square, a
/// sum of them): of what nothing is known, nothing is said.
/// </summary>
public sealed class ZeroArgument : TutorRule
{
    public override string Id => "NDSL2009";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        var bounds = new Bounds[network.Graph.Nodes.Count];
        var trained = new bool[bounds.Length];
        var told = new Dictionary<int, Finding>();
        for (var i = 0; i < network.Calls.Count; i++)
            if (Suspect(network.Calls[i]) is { } suspect) told.Add(i, new Finding(Id, i, suspect.Argument, suspect.Text));
        var found = new HashSet<int>();
        foreach (var node in network.Graph.Nodes)
        {
            trained[node.Id] = node.Primitive is ParameterPrimitive || node.Operands.Any(operand => trained[operand]);
            bounds[node.Id] = Of(node, bounds);
            // What was told is not told again by what is made from it.
            if (network.MakerOf(new Value(network.Graph, node.Id)) is not (>= 0 and var call) || !told.ContainsKey(call)) continue;
            var argument = (Value)network.Calls[call].Arguments[told[call].Argument]!;
            if (!trained[argument.Id] || !(bounds[argument.Id].TouchesZero || Vanishes(network, network.Calls[call], argument))) continue;
            found.Add(call);
            bounds[node.Id] = Bounds.Unknown;
        }

        return found.OrderBy(call => call).Select(call => network.Source((Value)network.Calls[call].Arguments[told[call].Argument]!) is { Operation: "Softmax" or "Sigmoid" } source && network.Calls[call].Operation == "Log"
            ? told[call] with { Message = $"{source.Operation} can round to 0, where Log is −∞: use Log{source.Operation}, which is exact" }
            : told[call]);
    }

    private static (string Argument, Message Text)? Suspect(CallRecord call) => call.Operation switch
    {
        "Sqrt" => ("x", "the argument of Sqrt can be 0, where the slope is infinite: add 1e-8"),
        "Log" => ("x", "the argument of Log can be 0, where Log is −∞ and the slope infinite: add 1e-8"),
        "Divide" when call.Arguments.TryGetValue("b", out var divisor) && divisor is Value => ("b", "the divisor can be 0, where the quotient is infinite: add 1e-8"),
        "Pow" when Exponent(call) is < 0 => ("x", "the argument of this negative power can be 0, where it is infinite: add 1e-8"),
        "Pow" when Exponent(call) is > 0 and < 1 => ("x", "the argument of this root can be 0, where the slope is infinite: add 1e-8"),
        _ => null,
    };

    /// <summary>A probability that underflows: exactly 0 in float32 for scores far below the largest.</summary>
    private static bool Vanishes(TutorContext network, CallRecord call, Value argument) =>
        call.Operation == "Log" && network.Source(argument) is { Operation: "Softmax" or "Sigmoid" };

    private static double Exponent(CallRecord call) => call.Arguments["exponent"] switch
    {
        double d => d,
        float f => f,
        int i => i,
        _ => 1,
    };

    private static Bounds Of(Node node, Bounds[] bounds) => node.Primitive switch
    {
        ElementwisePrimitive step => Bounds.Of(Joined(step.Expression, node.Operands), operand => bounds[node.Operands[operand]]),
        ConstantPrimitive { Values: { Count: > 0 } values } => new Bounds(values.Min(), values.Max(), values.Contains(0)),
        ReducePrimitive { Kind: ReduceKind.Sum } or BatchSumPrimitive => bounds[node.Operands[0]].Sum(),
        ReducePrimitive { Kind: ReduceKind.Max } or ReshapePrimitive or PermutePrimitive or SlicePrimitive or BatchBroadcastPrimitive or StopGradientPrimitive => bounds[node.Operands[0]],
        StraightThroughPrimitive => bounds[node.Operands[1]],
        ConcatPrimitive => node.Operands.Select(operand => bounds[operand]).Aggregate((a, b) => a.Or(b)),
        RandomPrimitive => new Bounds(0, 1, true),
        _ => Bounds.Unknown,
    };

    /// <summary>With one leaf for one node, so that h · h is seen to be a square.</summary>
    private static Expression Joined(Expression expression, EquatableArray<int> operands) => operands.Distinct().Count() == operands.Count
        ? expression
        : expression.Replace(leaf => leaf is OperandExpression operand ? Expression.Operand(operands.TakeWhile(id => id != operands[operand.Index]).Count()) : null);
}
