using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Two dense layers with nothing non-linear between them are one dense layer with more parameters.</summary>
public sealed class LinearInARow : TutorRule
{
    public override string Id => "NDSL3001";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var second = network.Calls[i];
            if (second.Operation != "Dense" || network.MakerOf(second.Operands().First()) is not (>= 0 and var at)) continue;
            var first = network.Calls[at];
            // A value that others read too has a purpose of its own.
            if (first.Operation != "Dense" || network.Readers(first.Results[0]).Count() != 1 || network.Outputs.Any(output => output.Id == first.Results[0].Id)) continue;
            int inputs = first.Operands().First().Shape.Dimensions.Last(), units = second.Results[0].Shape.Dimensions.Last();
            var merged = ((long)inputs * units) + (second.Argument("bias", true) ? units : 0);
            var now = network.Parameters(first).Concat(network.Parameters(second)).Sum(parameter => parameter.Shape.Count);
            yield return new Finding(Id, i, "", $"'{first.Layer}' and '{second.Layer}' have nothing non-linear between them: together they equal one Dense({units}), {merged:N0} parameters instead of {now:N0}");
        }
    }
}
