using System.Collections.Generic;
using System.Linq;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>The rules of operations against reference results, by the definition of every step in float64.</summary>
public sealed class GoldenTests
{
    public static IEnumerable<object[]> Cases() => GoldenGraphs.Families.SelectMany(family =>
    {
        var names = Goldens.Read(family).Select(golden => golden.Name).ToList();
        return (names.Count == 0 ? ["(absent)"] : names).Select(name => new object[] { family, name });
    });

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Outputs_are_the_reference(string family, string name)
    {
        var golden = GoldenGraphs.Build(Find(family, name));
        var results = new ReferenceEvaluator(golden.Batch, golden.Leaves()).Evaluate(golden.Graph, golden.Outputs.Select(o => o.Value).ToArray());
        for (var i = 0; i < results.Length; i++)
            AssertClose(golden, golden.Outputs[i].Name, golden.Case.Outputs[golden.Outputs[i].Name], results[i]);
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Buffers_after_the_step_are_the_reference(string family, string name)
    {
        var golden = GoldenGraphs.Build(Find(family, name));
        var updates = golden.Graph.Finish(golden.Outputs.Select(o => o.Value).ToList(), null).Updates.Where(update => update.Node >= 0).ToList();
        Assert.Equal(golden.Graph.Training ? golden.Case.StateAfter.Count : 0, updates.Count);
        var results = new ReferenceEvaluator(golden.Batch, golden.Leaves()).Evaluate(golden.Graph, updates.Select(update => new Value(golden.Graph, update.Node)).ToArray());
        for (var i = 0; i < results.Length; i++)
            AssertClose(golden, updates[i].Buffer, new GoldenTensor([], golden.BufferAfter(updates[i].Buffer)!), results[i]);
    }

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_the_reference(string family, string name)
    {
        var golden = GoldenGraphs.Build(Find(family, name));
        Assert.Equal(golden.Case.Gradients.Keys.Order(), golden.Wanted.Select(w => w.Name).Order());
        if (golden.Wanted.Count == 0) return;
        var gradients = ReverseMode.Differentiate(golden.Graph, golden.AddLoss(), golden.Wanted.Select(w => w.Value).ToList());
        var evaluator = new ReferenceEvaluator(golden.Batch, golden.Leaves());
        for (var i = 0; i < gradients.Length; i++)
        {
            var want = golden.Case.Gradients[golden.Wanted[i].Name];
            var got = gradients[i] is { } gradient ? evaluator.Evaluate(golden.Graph, gradient)[0] : new double[want.Data.Length];
            AssertClose(golden, "d " + golden.Wanted[i].Name, want, got);
        }
    }

    private static GoldenCase Find(string family, string name)
    {
        SharedFolder.Require($"goldens/{family}.json");
        return Goldens.Read(family).First(golden => golden.Name == name);
    }

    private static void AssertClose(GoldenGraph golden, string what, GoldenTensor want, double[] got) =>
        Assert.Null(Goldens.Difference($"{golden.Case.Name} {what}", want.Data, got.Select(v => (float)v).ToArray(), GoldenGraphs.Tolerance(golden.Case.Family)));
}
