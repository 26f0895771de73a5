using System;
using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>The last kernels of a training step: are all gradients finite, how long are they together, and the optimizer's update.</summary>
internal static class StepKernels
{
    /// <summary>Gradients that one group looks over.</summary>
    public const int Chunk = 4096;

    // Parameters that surely belong to one group.
    private const int Line = ParameterRange.Line;

    /// <summary>
    /// A group for each chunk: its largest absolute gradient (infinite where one is not finite) and its sum of squares relative to that,
    /// which cannot overflow.
    /// </summary>
    public static void LookOver(StepViews views, StepSettings n)
    {
        var lane = Group.IdxX;
        var first = Grid.IdxX * Chunk;
        var partial = SharedMemory.Allocate<float>(256);
        var largest = 0f;
        for (var at = lane; at < Chunk; at += Group.DimX)
            if (IsTrained(views, n, first + at)) largest = Larger(largest, views.Gradients[first + at]);
        largest = GpuGroup.All<LargerSize>(partial, largest);
        var sum = 0f;
        for (var at = lane; at < Chunk; at += Group.DimX)
            if (IsTrained(views, n, first + at)) sum += Square(views.Gradients[first + at], largest);
        sum = GpuGroup.Sum(partial, sum);
        if (lane == 0)
        {
            views.Largest[Grid.IdxX] = largest;
            views.Squares[Grid.IdxX] = sum;
        }
    }

    /// <summary>One group: decides whether the step counts, by how much gradients are scaled, and notes the loss.</summary>
    public static void Judge(StepViews views, StepSettings n)
    {
        var lane = Group.IdxX;
        var partial = SharedMemory.Allocate<float>(256);
        var largest = 0f;
        for (var at = lane; at < n.Chunks; at += Group.DimX) largest = Larger(largest, views.Largest[at]);
        largest = GpuGroup.All<LargerSize>(partial, largest);
        var sum = 0f;
        for (var at = lane; at < n.Chunks; at += Group.DimX) sum += views.Squares[at] * Square(views.Largest[at], largest);
        sum = GpuGroup.Sum(partial, sum);
        if (lane == 0) Decide(views, n, largest, largest * MathF.Sqrt(sum));
    }

    /// <summary>A thread for each parameter, by the rule of its group; nothing where the step does not count.</summary>
    public static void Update<TRule>(StepViews views, ArrayView<TRule> rules, StepSettings n)
        where TRule : unmanaged, IUpdateRule
    {
        var i = Grid.GlobalIndex.X;
        if (IsTrained(views, n, i))
        {
            if (views.Control[StepViews.Stopped] == 0f)
            {
                var rule = rules[views.Groups[i / Line] - 1];
                var state = (views.StateLines[i / Line] * Line) + (i % Line);
                var gradient = views.Gradients[i] * views.Control[StepViews.Factor];
                gradient = gradient > n.Limit ? n.Limit : gradient < -n.Limit ? -n.Limit : gradient;
                var (a, b, c) = (new Floats1(0f), new Floats1(0f), new Floats1(0f));
                if (TRule.States > 0) a = new Floats1(views.State0[state]);
                if (TRule.States > 1) b = new Floats1(views.State1[state]);
                if (TRule.States > 2) c = new Floats1(views.State2[state]);
                var next = rule.Next(new Floats1(views.Weights[i]), new Floats1(gradient), ref a, ref b, ref c);
                views.Weights[i] = next.Lane;
                if (TRule.States > 0) views.State0[state] = Floats1.Normal(a).Lane;
                if (TRule.States > 1) views.State1[state] = Floats1.Normal(b).Lane;
                if (TRule.States > 2) views.State2[state] = Floats1.Normal(c).Lane;
            }
        }
    }

    /// <summary>A thread for each value of the buffers: takes over what the step has computed, if it counts.</summary>
    public static void Commit(StepViews views, StepSettings n)
    {
        var i = Grid.GlobalIndex.X;
        if (i < n.Buffers)
        {
            if (views.Computed[i] > 0 && views.Control[StepViews.Stopped] == 0f) views.Buffers[i] = views.NextBuffers[i];
        }
    }

    private static void Decide(StepViews views, StepSettings n, float largest, float norm)
    {
        // The first step of a window begins anew.
        var place = (int)views.Clock[GpuViews.UnderWay];
        var stopped = place == 0 ? 0f : views.Control[StepViews.Stopped];
        var done = place == 0 ? 0f : views.Control[StepViews.Done];
        if (stopped == 0f)
        {
            var loss = views.Loss[0];
            views.Control[StepViews.Losses + place] = loss;
            if (IsFinite(loss) && IsFinite(largest))
            {
                var factor = n.ClipNorm / (norm + 1e-6f);
                views.Control[StepViews.Factor] = factor < 1f ? factor : 1f;
                views.Control[StepViews.Norm] = norm;
                done += 1f;
            }
            else
            {
                stopped = 1f;
            }
        }

        views.Control[StepViews.Stopped] = stopped;
        views.Control[StepViews.Done] = done;
    }

    private static bool IsTrained(StepViews views, StepSettings n, int i)
    {
        if (i >= n.Count) return false;
        return views.Groups[i / Line] > 0;
    }

    /// <summary>The larger absolute value; infinite where one is not finite.</summary>
    private static float Larger(float a, float b)
    {
        if (!IsFinite(a) || !IsFinite(b)) return float.PositiveInfinity;
        var (x, y) = (MathF.Abs(a), MathF.Abs(b));
        return x > y ? x : y;
    }

    private readonly struct LargerSize : ICombination
    {
        public static float Of(float a, float b) => Larger(a, b);
    }

    private static float Square(float x, float unit)
    {
        if (unit == 0f) return 0f;
        var ratio = x / unit;
        return ratio * ratio;
    }

    // By its bits: comparisons with NaN do not mean the same on every device.
    private static bool IsFinite(float x) => (Interop.FloatAsInt(x) & 0x7F800000u) != 0x7F800000u;
}
