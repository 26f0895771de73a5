using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>A pooling whose windows end before the image does.</summary>
public sealed class DroppedRows : TutorRule
{
    public override string Id => "NDSL1005";

    public override IEnumerable<Finding> Check(TutorContext network)
    {
        for (var i = 0; i < network.Calls.Count; i++)
        {
            var call = network.Calls[i];
            if (call.Operation is not ("MaxPool1d" or "MaxPool2d" or "AvgPool1d" or "AvgPool2d")) continue;
            var x = call.Operands().First();
            var (rows, columns) = new Call(network.Graph, call.Layer, call.Arguments).Windows(OperationRegistry.Find(call.Operation)!, x);
            var axes = x.Shape.Rank == 3 ? new[] { rows, columns } : new[] { columns };
            var dropped = axes.Select((axis, index) => Dropped(axis, x.Shape[index + 1])).ToArray();
            if (dropped.All(count => count == 0)) continue;
            var lost = x.Shape.Rank == 2 ? Values(dropped[0])
                : dropped[1] == 0 ? Rows(dropped[0])
                : dropped[0] == 0 ? Columns(dropped[1])
                : dropped.All(count => count == 1) ? (Message)$"the last row and column"
                : $"{Rows(dropped[0])} and {Columns(dropped[1])}";
            var name = call.Results[0].Node.Name is { Length: > 0 } given ? $"'{given}'" : call.Operation;
            yield return new Finding(Id, i, "", $"{name} ({Times(axes.Select(axis => axis.Kernel))}, stride {Times(axes.Select(axis => axis.Stride).Distinct())}) drops {lost} of its {Times(x.Shape.Dimensions.Skip(1))} input: ceilMode keeps them");
        }
    }

    /// <summary>Elements behind the last window. Where windows do not touch, as many as lie between two are left out on purpose.</summary>
    private static int Dropped(PoolAxis axis, int size)
    {
        var reach = ((axis.Kernel - 1) * axis.Dilation) + 1;
        var left = size - ((axis.Outputs - 1) * axis.Stride) + axis.Padding - reach;
        return left > Math.Max(0, axis.Stride - reach) ? left : 0;
    }

    private static Message Rows(int count) => count == 1 ? (Message)$"the last row" : $"the last {count} rows";

    private static Message Columns(int count) => count == 1 ? (Message)$"the last column" : $"the last {count} columns";

    private static Message Values(int count) => count == 1 ? (Message)$"the last value" : $"the last {count} values";

    private static string Times(IEnumerable<int> numbers) => string.Join("×", numbers);
}
