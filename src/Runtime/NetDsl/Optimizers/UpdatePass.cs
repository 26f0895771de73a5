using System;
using System.Numerics;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// The one loop of all optimizers. Every value goes through the same vector operations wherever a stretch begins or ends
/// (the last, partial vector too), so that its bits do not depend on how the block was split.
/// </summary>
internal static class UpdatePass
{
    public static void Run<TRule>(in OptimizerSlice slice, TRule rule)
        where TRule : struct, IUpdateRule
    {
        var weights = slice.Weights;
        var gradients = slice.Gradients;
        var clip = slice.Clip;
        var a = TRule.States > 0 ? slice.State(0) : default;
        var b = TRule.States > 1 ? slice.State(1) : default;
        var c = TRule.States > 2 ? slice.State(2) : default;
        Vector<float> s0 = default, s1 = default, s2 = default;
        for (var i = 0; i < weights.Length; i += Vector<float>.Count)
        {
            var left = weights.Length - i;
            if (TRule.States > 0) s0 = Lanes.Load(a, i, left);
            if (TRule.States > 1) s1 = Lanes.Load(b, i, left);
            if (TRule.States > 2) s2 = Lanes.Load(c, i, left);
            var next = rule.Next(Lanes.Load(weights, i, left), clip.Apply(Lanes.Load(gradients, i, left)), ref s0, ref s1, ref s2);
            Lanes.Store(weights, i, next, left);
            if (TRule.States > 0) Lanes.Store(a, i, s0, left);
            if (TRule.States > 1) Lanes.Store(b, i, s1, left);
            if (TRule.States > 2) Lanes.Store(c, i, s2, left);
        }
    }
}
