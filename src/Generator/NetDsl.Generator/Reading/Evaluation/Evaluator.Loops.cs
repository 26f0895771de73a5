using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>Loops run at build time: every round leaves its own layers behind.</summary>
internal sealed partial class Evaluator
{
    private Flow For(IForLoopOperation loop, Frame frame)
    {
        Run(loop.Before, frame);
        while (true)
        {
            Count(loop, 1);
            if (loop.Condition is { } condition)
            {
                var met = LoopCondition(condition, frame);
                if (met is null) return Abandon(loop, frame);
                if (met == false) return Flow.Next;
            }

            if (Leaves(Run(loop.Body, frame), loop, frame, out var flow)) return flow;
            Run(loop.AtLoopBottom, frame);
        }
    }

    private Flow While(IWhileLoopOperation loop, Frame frame)
    {
        for (var first = true; ; first = false)
        {
            Count(loop, 1);
            if (loop.Condition is { } condition && (loop.ConditionIsTop || !first))
            {
                var met = LoopCondition(condition, frame);
                if (met is null) return Abandon(loop, frame);
                if (met == loop.ConditionIsUntil) return Flow.Next;
            }

            if (Leaves(Run(loop.Body, frame), loop, frame, out var flow)) return flow;
        }
    }

    private Flow ForEach(IForEachLoopOperation loop, Frame frame)
    {
        var collection = Evaluate(loop.Collection, frame);
        if (Items(collection) is not { } items)
        {
            if (collection is Value tensor)
                Fail("NDSL2004", loop.Collection, $"this loop's bound depends on {Describe(tensor)}; the compiler needs a number known at build time: loop over an index and take Slice or Split");
            else if (!IsPoison(collection))
                Unsupported(loop.Collection, $"a loop over '{loop.Collection.Type?.Name}'", "loop over an array, a List, a collection expression or Enumerable.Range");
            return Abandon(loop, frame);
        }

        // A copy, so that a body that adds to its own list ends.
        foreach (var item in items.ToArray())
        {
            Count(loop, 1);
            switch (loop.LoopControlVariable)
            {
                case IVariableDeclaratorOperation variable: frame.Declare(variable.Symbol, item); break;
                case { } target: Assign(target, item, frame, declare: true); break;
            }

            if (Leaves(Run(loop.Body, frame), loop, frame, out var flow)) return flow;
        }

        return Flow.Next;
    }

    private bool? LoopCondition(IOperation condition, Frame frame)
    {
        switch (Condition(condition, frame, "NDSL2004"))
        {
            case bool met: return met;
            case ScalarValue:
                Fail("NDSL2004", condition, "this loop's bound depends on the function's argument; the compiler needs a number known at build time");
                return null;
            default: return null;
        }
    }

    /// <summary>What a round's end means for the loop: true where the loop ends.</summary>
    private bool Leaves(Flow round, ILoopOperation loop, Frame frame, out Flow flow)
    {
        flow = round switch
        {
            Flow.Return => Flow.Return,
            Flow.Unknown => Abandon(loop, frame),
            _ => Flow.Next,
        };
        return round is Flow.Break or Flow.Return or Flow.Unknown;
    }

    /// <summary>Leaves a loop whose number of rounds is not known.</summary>
    private static Flow Abandon(ILoopOperation loop, Frame frame)
    {
        Forget(loop, frame);
        if (!loop.Descendants().Any(operation => operation is IReturnOperation)) return Flow.Next;
        frame.Result = Poison.Instance;
        return Flow.Unknown;
    }

    /// <summary>The elements of what can be looped over; null for everything else.</summary>
    private static System.Collections.Generic.List<object?>? Items(object? collection) => collection switch
    {
        SequenceValue sequence => sequence.Items,
        Shape shape => shape.Dimensions.Select(d => (object?)d).ToList(),
        string text => text.Select(c => (object?)c).ToList(),
        _ => null,
    };
}
