using System.Collections.Generic;

namespace NetDsl;

/// <summary>One input, target or output of a network: <c>batch × Size</c> values.</summary>
/// <param name="Name">The parameter's name in <c>Forward</c> or <c>Loss</c>, or the output's.</param>
/// <param name="Shape">Dimensions of one sample.</param>
/// <param name="IsInteger">True for labels and token ids.</param>
/// <param name="Limit">Integers must lie in 0 … Limit − 1; 0 where no limit is known.</param>
/// <param name="Ignored">An integer outside that range that is allowed all the same, as <c>ignoreIndex</c>.</param>
public sealed record PortInfo(string Name, IReadOnlyList<int> Shape, bool IsInteger, int Limit = 0, int? Ignored = null)
{
    /// <summary>The number of values of one sample.</summary>
    public int Size
    {
        get
        {
            var count = 1;
            // By index: the enumerator of an interface is an object, and steps ask for this.
            for (var i = 0; i < Shape.Count; i++) count *= Shape[i];
            return count;
        }
    }
}
