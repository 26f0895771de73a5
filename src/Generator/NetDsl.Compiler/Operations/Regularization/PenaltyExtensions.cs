using System;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>What penalties sum over.</summary>
internal static class PenaltyExtensions
{
    /// <summary>Σ f(w) over all parameters named <c>weight</c> that the network has made so far.</summary>
    public static Value SumOverWeights(this Call call, Operation operation, Func<Expression, Expression> f)
    {
        var weights = call.Graph.Parameters.Where(parameter => parameter.Name.EndsWith(".weight", StringComparison.Ordinal)).ToList();
        if (weights.Count == 0)
            throw call.Fail("NDSL1025", "", $"{operation.Name} finds no weights: the network has made no layer that has one before this call");
        return weights.Select(weight => call.Graph.Parameter(weight).Map(f).SumAll()).Aggregate((sum, term) => sum + term);
    }
}
