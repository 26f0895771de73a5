using System;

namespace NetDsl.Kernels;

/// <summary>
/// Scaled dot-product attention of Vaswani et al. 2017, y = softmax(scale · q·kᵀ + bias) · v in every head, and its gradients. A query that sees no
/// key gives zeros, and zeros as its gradient. A sample's results do not depend on its neighbours or on threads.
/// </summary>
public static unsafe class AttentionKernel
{
    /// <summary>The results of samples first … last − 1.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="q">Queries, <c>shape.Width</c> values a head.</param>
    /// <param name="k">Keys, as wide.</param>
    /// <param name="v">Values, <c>shape.ValueWidth</c> a head.</param>
    /// <param name="bias">Added to the scaled scores; −∞ hides a key.</param>
    /// <param name="dropout">Of the weights.</param>
    /// <param name="y">Results, <c>shape.ValueWidth</c> a head.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Forward(in AttentionShape shape, AttentionRows q, AttentionRows k, AttentionRows v, AttentionBias bias, AttentionDropout dropout, AttentionTarget y, int first, int last) =>
        Forward(Widths.Widest, shape, q, k, v, bias, dropout, y, first, last);

    /// <summary>
    /// A part of the results of the first sample, where several threads share one: some heads, or some of a head's queries where there are more parts than heads.
    /// </summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="q">Queries, <c>shape.Width</c> values a head.</param>
    /// <param name="k">Keys, as wide.</param>
    /// <param name="v">Values, <c>shape.ValueWidth</c> a head.</param>
    /// <param name="bias">Added to the scaled scores; −∞ hides a key.</param>
    /// <param name="dropout">Of the weights.</param>
    /// <param name="y">Results, <c>shape.ValueWidth</c> a head.</param>
    /// <param name="part">0 … parts − 1.</param>
    /// <param name="parts">Into how many parts the sample is split.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void ForwardShare(in AttentionShape shape, AttentionRows q, AttentionRows k, AttentionRows v, AttentionBias bias, AttentionDropout dropout, AttentionTarget y, int part, int parts)
    {
        Problem.Require(part >= 0 && part < parts, $"part {part} of {parts}: parts count from 0");
        Require(shape, q, k, v, bias, 0, 1);
        y.Require(1, shape.Heads, shape.Queries, shape.ValueWidth);
        fixed (float* pq = q.Values, pk = k.Values, pv = v.Values, pb = bias.Values, py = y.Values)
        {
            // All blocks of queries of all heads, head after head.
            var blocks = Head(Widths.Widest, shape, q, k, v, bias, dropout, pq, pk, pv, pb, 0, 0).Blocks;
            int first = (int)((long)shape.Heads * blocks * part / parts), last = (int)((long)shape.Heads * blocks * (part + 1) / parts);
            for (var at = first / blocks; at * blocks < last; at++)
            {
                var head = Head(Widths.Widest, shape, q, k, v, bias, dropout, pq, pk, pv, pb, 0, at);
                int from = Math.Max(first - (at * blocks), 0), to = Math.Min(last - (at * blocks), blocks);
                var target = py + y.At(0, at);
                if (Widths.Widest >= 16) head.Forward<Floats16>(target, y.Row, from, to);
                else if (Widths.Widest >= 8) head.Forward<Floats8>(target, y.Row, from, to);
                else head.Forward<Floats4>(target, y.Row, from, to);
            }
        }
    }

    internal static void Forward(int lanes, in AttentionShape shape, AttentionRows q, AttentionRows k, AttentionRows v, AttentionBias bias, AttentionDropout dropout, AttentionTarget y, int first, int last)
    {
        if (first >= last) return;
        Require(shape, q, k, v, bias, first, last);
        y.Require(last, shape.Heads, shape.Queries, shape.ValueWidth);
        fixed (float* pq = q.Values, pk = k.Values, pv = v.Values, pb = bias.Values, py = y.Values)
        {
            for (var sample = first; sample < last; sample++)
            {
                for (var at = 0; at < shape.Heads; at++)
                {
                    var head = Head(lanes, shape, q, k, v, bias, dropout, pq, pk, pv, pb, sample, at);
                    var to = py + y.At(sample, at);
                    if (lanes >= 16) head.Forward<Floats16>(to, y.Row, 0, head.Blocks);
                    else if (lanes >= 8) head.Forward<Floats8>(to, y.Row, 0, head.Blocks);
                    else head.Forward<Floats4>(to, y.Row, 0, head.Blocks);
                }
            }
        }
    }

    /// <summary>The gradients of samples first … last − 1 from that of the results; they are overwritten. Weights are made again, not read.</summary>
    /// <param name="shape">The sizes.</param>
    /// <param name="q">Queries.</param>
    /// <param name="k">Keys.</param>
    /// <param name="v">Values.</param>
    /// <param name="bias">Added to the scaled scores.</param>
    /// <param name="dropout">Of the weights: the same numbers as forward.</param>
    /// <param name="dy">Gradient of the results.</param>
    /// <param name="dq">Gradient of the queries.</param>
    /// <param name="dk">Gradient of the keys.</param>
    /// <param name="dv">Gradient of the values.</param>
    /// <param name="dScores">Gradient of what the bias was added to, a row of <c>shape.Keys</c> for each query; default where nobody asks for it.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="last">The sample after the last.</param>
    /// <exception cref="ArgumentException">A buffer is smaller than its shape.</exception>
    public static void Backward(in AttentionShape shape, AttentionRows q, AttentionRows k, AttentionRows v, AttentionBias bias, AttentionDropout dropout, AttentionRows dy, AttentionTarget dq, AttentionTarget dk, AttentionTarget dv, AttentionTarget dScores, int first, int last) =>
        Backward(Widths.Widest, shape, q, k, v, bias, dropout, dy, dq, dk, dv, dScores, first, last);

    internal static void Backward(int lanes, in AttentionShape shape, AttentionRows q, AttentionRows k, AttentionRows v, AttentionBias bias, AttentionDropout dropout, AttentionRows dy, AttentionTarget dq, AttentionTarget dk, AttentionTarget dv, AttentionTarget dScores, int first, int last)
    {
        if (first >= last) return;
        Require(shape, q, k, v, bias, first, last);
        dy.Require(last, shape.Heads, shape.Queries, shape.ValueWidth);
        dq.Require(last, shape.Heads, shape.Queries, shape.Width);
        dk.Require(last, shape.Heads, shape.Keys, shape.Width);
        dv.Require(last, shape.Heads, shape.Keys, shape.ValueWidth);
        if (!dScores.Values.IsEmpty) dScores.Require(last, shape.Heads, shape.Queries, shape.Keys);
        fixed (float* pq = q.Values, pk = k.Values, pv = v.Values, pb = bias.Values, pdy = dy.Values, pdq = dq.Values, pdk = dk.Values, pdv = dv.Values, pds = dScores.Values)
        {
            for (var sample = first; sample < last; sample++)
            {
                for (var at = 0; at < shape.Heads; at++)
                {
                    var head = Head(lanes, shape, q, k, v, bias, dropout, pq, pk, pv, pb, sample, at);
                    float* from = pdy + dy.At(sample, at), toQuery = pdq + dq.At(sample, at), toKey = pdk + dk.At(sample, at), toValue = pdv + dv.At(sample, at);
                    var scores = pds is null ? null : pds + dScores.At(sample, at);
                    if (lanes >= 16) head.Backward<Floats16>(from, dy.Row, toQuery, dq.Row, toKey, dk.Row, toValue, dv.Row, scores);
                    else if (lanes >= 8) head.Backward<Floats8>(from, dy.Row, toQuery, dq.Row, toKey, dk.Row, toValue, dv.Row, scores);
                    else head.Backward<Floats4>(from, dy.Row, toQuery, dq.Row, toKey, dk.Row, toValue, dv.Row, scores);
                }
            }
        }
    }

    private static AttentionHead Head(int lanes, in AttentionShape shape, AttentionRows q, AttentionRows k, AttentionRows v, AttentionBias bias, AttentionDropout dropout, float* pq, float* pk, float* pv, float* pb, int sample, int head) => new()
    {
        Shape = shape,
        Lanes = lanes,
        Query = pq + q.At(sample, head),
        QueryRow = q.Row,
        Key = pk + k.At(sample, head),
        KeyRow = k.Row,
        Value = pv + v.At(sample, head),
        ValueRow = v.Row,
        Bias = pb is null ? null : pb + bias.At(sample, head),
        BiasQuery = bias.Query,
        BiasKey = bias.Key,
        Dropout = dropout,
        Place = unchecked((uint)((sample * shape.Heads) + head) * (uint)shape.Queries * (uint)shape.Keys),
    };

    private static void Require(in AttentionShape shape, AttentionRows q, AttentionRows k, AttentionRows v, AttentionBias bias, int first, int last)
    {
        Problem.Require(first >= 0 && shape is { Heads: > 0, Queries: > 0, Keys: > 0, Width: > 0, ValueWidth: > 0 }, $"samples from {first}, {shape.Heads} heads of {shape.Queries} queries and {shape.Keys} keys: sizes must be positive");
        q.Require(last, shape.Heads, shape.Queries, shape.Width);
        k.Require(last, shape.Heads, shape.Keys, shape.Width);
        v.Require(last, shape.Heads, shape.Keys, shape.ValueWidth);
        bias.Require(last, shape);
    }
}
