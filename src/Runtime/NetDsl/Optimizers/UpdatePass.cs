using System;
using System.Runtime.CompilerServices;
using NetDsl.Kernels;

namespace NetDsl;

/// <summary>
/// The one loop of all optimizers: every block is read once and written once. Every value goes through the same operations wherever a
/// stretch begins or ends and whatever the width of the vectors, so that its bits do not depend on how the block was split.
/// </summary>
/// <remarks>
/// A state below the normal range becomes 0: the running average of a parameter that gets no gradient any more would stay there for
/// good, where processors compute several times slower; no parameter can show the difference.
/// </remarks>
internal static unsafe class UpdatePass
{
    public static void Run<TRule>(in OptimizerSlice slice, TRule rule)
        where TRule : unmanaged, IUpdateRule
    {
        if (slice.Taker is { } taker) taker.Take(rule);
        else Run(Widths.Widest, slice, rule);
    }

    internal static void Run<TRule>(int lanes, in OptimizerSlice slice, TRule rule)
        where TRule : struct, IUpdateRule
    {
        var a = TRule.States > 0 ? slice.State(0) : default;
        var b = TRule.States > 1 ? slice.State(1) : default;
        var c = TRule.States > 2 ? slice.State(2) : default;
        fixed (float* w = slice.Weights, g = slice.Gradients, s0 = a, s1 = b, s2 = c)
        {
            if (lanes == 16) Run<Floats16, TRule>(w, g, s0, s1, s2, slice.Weights.Length, slice.Clip, rule);
            else if (lanes == 8) Run<Floats8, TRule>(w, g, s0, s1, s2, slice.Weights.Length, slice.Clip, rule);
            else Run<Floats4, TRule>(w, g, s0, s1, s2, slice.Weights.Length, slice.Clip, rule);
        }
    }

    private static void Run<T, TRule>(float* w, float* g, float* s0, float* s1, float* s2, int length, GradientClip clip, TRule rule)
        where T : struct, IFloats<T>
        where TRule : struct, IUpdateRule
    {
        var whole = length & -T.Count;
        Whole<T, TRule>(w, g, s0, s1, s2, whole, clip, rule);
        if (whole == length) return;

        // The rest goes through a vector of its own, since what follows it may belong to another thread.
        var rest = stackalloc float[5 * T.Count];
        new Span<float>(rest, 5 * T.Count).Clear();
        var count = length - whole;
        Copy(w, rest, whole, count);
        Copy(g, rest + T.Count, whole, count);
        if (TRule.States > 0) Copy(s0, rest + (2 * T.Count), whole, count);
        if (TRule.States > 1) Copy(s1, rest + (3 * T.Count), whole, count);
        if (TRule.States > 2) Copy(s2, rest + (4 * T.Count), whole, count);
        Whole<T, TRule>(rest, rest + T.Count, rest + (2 * T.Count), rest + (3 * T.Count), rest + (4 * T.Count), T.Count, clip, rule);
        CopyBack(w, rest, whole, count);
        if (TRule.States > 0) CopyBack(s0, rest + (2 * T.Count), whole, count);
        if (TRule.States > 1) CopyBack(s1, rest + (3 * T.Count), whole, count);
        if (TRule.States > 2) CopyBack(s2, rest + (4 * T.Count), whole, count);
    }

    private static void Copy(float* block, float* rest, int from, int count) => new Span<float>(block + from, count).CopyTo(new Span<float>(rest, count));

    private static void CopyBack(float* block, float* rest, int from, int count) => new Span<float>(rest, count).CopyTo(new Span<float>(block + from, count));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Whole<T, TRule>(float* w, float* g, float* s0, float* s1, float* s2, nint length, GradientClip clip, TRule rule)
        where T : struct, IFloats<T>
        where TRule : struct, IUpdateRule
    {
        var factor = T.Create(clip.Factor);
        var (most, least) = (T.Create(clip.Limit), T.Create(-clip.Limit));
        T a = default, b = default, c = default;
        for (nint i = 0; i < length; i += T.Count)
        {
            if (TRule.States > 0) a = T.Load(s0 + i);
            if (TRule.States > 1) b = T.Load(s1 + i);
            if (TRule.States > 2) c = T.Load(s2 + i);
            var clipped = T.Min(T.Max(T.Load(g + i) * factor, least), most);
            T.Store(w + i, rule.Next(T.Load(w + i), clipped, ref a, ref b, ref c));
            if (TRule.States > 0) T.Store(s0 + i, T.Normal(a));
            if (TRule.States > 1) T.Store(s1 + i, T.Normal(b));
            if (TRule.States > 2) T.Store(s2 + i, T.Normal(c));
        }
    }
}
