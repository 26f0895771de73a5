using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Dropout that zeroes predictions instead of features.</summary>
public sealed class DropoutOnOutputs : TutorRule
{
    public override string Id => "NDSL3006";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var call = network.Calls[i];
            if (call.Operation is not ("Dropout" or "AlphaDropout") || !IsPrediction(network, call.Results[0])) continue;
            // A table or an input that is a result itself has no layer whose output would be dropped.
            var rate = System.Convert.ToDouble(call.Arguments["rate"], CultureInfo.InvariantCulture);
            if (rate <= 0 || network.MakerOf(call.Results[0]) != i) continue;
            yield return new Finding(Id, i, "", rate == 0.5
                ? (Message)$"Dropout(0.5) acts on the {call.Results[0].Shape.Count:N0} outputs: half of the predictions are zeroed"
                : $"Dropout({rate:0.####}) acts on the {call.Results[0].Shape.Count:N0} outputs: {rate * 100:0.##} % of the predictions are zeroed");
        }
    }

    /// <summary>True for a result of the network or a prediction of its loss, with an activation between at most.</summary>
    private static bool IsPrediction(TutorContext network, Value value)
    {
        bool Ends(Value end) => network.Outputs.Any(output => output.Id == end.Id) || network.Losses().Any(loss => loss.Prediction.Id == end.Id);
        if (Ends(value)) return true;
        var next = network.OnlyReader(value);
        return next >= 0 && (Links.IsActivation(network.Calls[next].Operation) || network.Calls[next].Operation is "Softmax" or "LogSoftmax" or "Reshape" or "Squeeze" or "Flatten") && Ends(network.Calls[next].Results[0]);
    }
}
