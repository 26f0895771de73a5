using System;
using System.Linq;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

/// <summary>Attention with each vector width against its definition in float64, and what must hold at its edges.</summary>
public sealed class AttentionTests
{
    private static readonly AttentionShape[] Shapes =
    [
        new(1, 1, 1, 1, 1, 1f, false), new(2, 3, 5, 4, 3, 0.5f, false), new(3, 7, 7, 5, 5, 0.4f, true), new(4, 33, 33, 16, 16, 0.25f, true),
        new(2, 70, 41, 32, 48, 0.2f, false), new(2, 20, 9, 8, 19, 0.3f, true), new(1, 5, 130, 64, 64, 0.125f, false), new(2, 129, 129, 24, 24, 0.2f, true),
    ];

    public static TheoryData<int, int, bool> Cases()
    {
        var data = new TheoryData<int, int, bool>();
        foreach (var lanes in new[] { 16, 8, 4 })
            for (var shape = 0; shape < Shapes.Length; shape++)
                foreach (var biased in new[] { false, true }) data.Add(lanes, shape, biased);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_and_gradients_are_the_definition(int lanes, int index, bool biased)
    {
        var run = new Run(Shapes[index], biased, hidden: index % 2 == 1);
        var want = run.Definition();
        run.Execute(lanes, 0, Run.Samples);
        for (var i = 0; i < want.Length; i++)
        {
            var scale = Math.Max(1, want[i].Max(Math.Abs));
            for (var j = 0; j < want[i].Length; j++)
                Assert.True(Math.Abs(run.Results[i][j] - want[i][j]) <= 2e-5 * scale, $"result {i}[{j}] is {run.Results[i][j]:R}, expected {want[i][j]:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_sample_has_the_same_bits_alone(int lanes, int index, bool biased)
    {
        Run together = new(Shapes[index], biased, hidden: false), alone = new(Shapes[index], biased, hidden: false);
        together.Execute(lanes, 0, Run.Samples);
        for (var sample = Run.Samples - 1; sample >= 0; sample--) alone.Execute(lanes, sample, sample + 1);
        for (var i = 0; i < together.Results.Length; i++) Assert.True(together.Results[i].AsSpan().SequenceEqual(alone.Results[i]), $"result {i}");
    }

    [Fact]
    public void A_query_without_keys_gives_zeros_and_no_gradient()
    {
        var shape = new AttentionShape(2, 4, 6, 8, 8, 0.3f, false);
        var run = new Run(shape, biased: true, hidden: false);
        run.Bias.AsSpan().Fill(float.NegativeInfinity);
        run.Execute(Widths.Widest, 0, Run.Samples);
        Assert.All(run.Results, result => Assert.All(result, value => Assert.Equal(0f, value)));
    }

    [Fact]
    public void Dropout_keeps_what_its_numbers_say_and_backward_sees_the_same()
    {
        // Of uniform weights over keys whose values are unit vectors, the result shows every weight.
        var shape = new AttentionShape(1, 9, 16, 4, 16, 1f, false);
        float[] q = new float[2 * 36], k = new float[2 * 64], v = new float[2 * 256], y = new float[2 * 144], dv = new float[2 * 256];
        for (var sample = 0; sample < 2; sample++)
            for (var j = 0; j < 16; j++) v[(sample * 256) + (17 * j)] = 1;
        var dropout = new AttentionDropout(0.25f, 7, 3, 1);
        AttentionKernel.Forward(shape, new(q, 36, 0, 4, 4), new(k, 64, 0, 4, 4), new(v, 256, 0, 16, 16), default, dropout, new(y, 144, 0, 16, 16), 0, 2);
        var uniform = new float[2 * 144];
        Randoms.Uniform(uniform, 0, 2, 144, 7, 3, 1);
        for (var i = 0; i < y.Length; i++) Assert.Equal(uniform[i] >= 0.25f ? 1 / (16 * 0.75f) : 0, y[i], 6);
        Assert.Contains(0f, y);
        var dy = Enumerable.Repeat(1f, y.Length).ToArray();
        AttentionKernel.Backward(shape, new(q, 36, 0, 4, 4), new(k, 64, 0, 4, 4), new(v, 256, 0, 16, 16), default, dropout, new(dy, 144, 0, 16, 16),
            new(new float[2 * 36], 36, 0, 4, 4), new(new float[2 * 64], 64, 0, 4, 4), new(dv, 256, 0, 16, 16), default, 0, 2);
        for (var j = 0; j < 16; j++) Assert.Equal(Enumerable.Range(0, 9).Sum(i => y[(i * 16) + j]), dv[16 * j], 5);
    }

    [Fact]
    public void Nothing_is_allocated_once_the_blocks_are_there()
    {
        var run = new Run(new AttentionShape(2, 17, 17, 16, 16, 0.25f, true), biased: true, hidden: false);
        Assert.Equal(0, Allocations.Least(() => run.Execute(Widths.Widest, 0, Run.Samples)));
    }

    [Fact]
    public void A_buffer_that_is_too_small_is_refused()
    {
        var shape = new AttentionShape(2, 3, 3, 4, 4, 1f, false);
        var problem = Assert.Throws<ArgumentException>(() => AttentionKernel.Forward(shape, new(new float[23], 24, 0, 8, 4), new(new float[24], 24, 0, 8, 4), new(new float[24], 24, 0, 8, 4), default, default, new(new float[24], 24, 0, 8, 4), 0, 1));
        Assert.Contains("need 24 values, but there are 23", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>One attention with its operands side by side in rows, as one projection leaves them, and all that comes out of it.</summary>
    private sealed class Run
    {
        public const int Samples = 3;

        private readonly AttentionShape shape;
        private readonly bool biased;
        private readonly float[] q, kv, dy;

        public Run(AttentionShape shape, bool biased, bool hidden)
        {
            this.shape = shape;
            this.biased = biased;
            q = Numbers.Random(Samples * shape.Queries * QueryRow, 1);
            kv = Numbers.Random(Samples * shape.Keys * KeyRow, 2);
            dy = Numbers.Random(Samples * shape.Queries * ResultRow, 3);

            // A bias for each key of each sample, of which the last keys may be hidden.
            Bias = Numbers.Random(Samples * shape.Keys, 4);
            for (var i = 0; hidden && i < Bias.Length; i++)
                if (i % shape.Keys > shape.Keys / 2) Bias[i] = float.NegativeInfinity;
            Results = [new float[dy.Length], new float[q.Length], new float[kv.Length], new float[Samples * shape.Heads * shape.Queries * shape.Keys]];
        }

        public float[] Bias { get; }

        /// <summary>y, dq, dk and dv in one, and the gradient of the scores.</summary>
        public float[][] Results { get; }

        private int QueryRow => shape.Heads * shape.Width;

        private int KeyRow => shape.Heads * (shape.Width + shape.ValueWidth);

        private int ResultRow => shape.Heads * shape.ValueWidth;

        private int ValuesAt => shape.Heads * shape.Width;

        private int Scores => shape.Queries * shape.Keys;

        public void Execute(int lanes, int first, int last)
        {
            int qs = shape.Queries * QueryRow, ks = shape.Keys * KeyRow, ys = shape.Queries * ResultRow;
            AttentionRows queries = new(q, qs, 0, QueryRow, shape.Width), keys = new(kv, ks, 0, KeyRow, shape.Width), values = new(kv, ks, ValuesAt, KeyRow, shape.ValueWidth);
            var bias = biased ? new AttentionBias(Bias, shape.Keys, 0, 0, 1) : default;
            AttentionKernel.Forward(lanes, shape, queries, keys, values, bias, default, new AttentionTarget(Results[0], ys, 0, ResultRow, shape.ValueWidth), first, last);
            AttentionKernel.Backward(
                lanes, shape, queries, keys, values, bias, default, new AttentionRows(dy, ys, 0, ResultRow, shape.ValueWidth), new AttentionTarget(Results[1], qs, 0, QueryRow, shape.Width),
                new AttentionTarget(Results[2], ks, 0, KeyRow, shape.Width), new AttentionTarget(Results[2], ks, ValuesAt, KeyRow, shape.ValueWidth),
                new AttentionTarget(Results[3], shape.Heads * Scores, 0, shape.Keys, Scores), first, last);
        }

        public double[][] Definition()
        {
            var want = Results.Select(result => new double[result.Length]).ToArray();
            for (var sample = 0; sample < Samples; sample++)
            {
                for (var head = 0; head < shape.Heads; head++)
                {
                    int Q(int i, int d) => (((sample * shape.Queries) + i) * QueryRow) + (head * shape.Width) + d;
                    int K(int j, int d) => (((sample * shape.Keys) + j) * KeyRow) + (head * shape.Width) + d;
                    int V(int j, int d) => (((sample * shape.Keys) + j) * KeyRow) + ValuesAt + (head * shape.ValueWidth) + d;
                    int Y(int i, int d) => (((sample * shape.Queries) + i) * ResultRow) + (head * shape.ValueWidth) + d;
                    for (var i = 0; i < shape.Queries; i++)
                    {
                        var seen = shape.Causal ? Math.Min(i + 1, shape.Keys) : shape.Keys;
                        var e = Enumerable.Range(0, seen).Select(j => Math.Exp((shape.Scale * Enumerable.Range(0, shape.Width).Sum(d => (double)q[Q(i, d)] * kv[K(j, d)])) + (biased ? Bias[(sample * shape.Keys) + j] : 0))).ToArray();
                        var p = e.Select(x => x / e.Sum()).ToArray();
                        var slopes = Enumerable.Range(0, seen).Select(j => Enumerable.Range(0, shape.ValueWidth).Sum(d => (double)dy[Y(i, d)] * kv[V(j, d)])).ToArray();
                        var mean = Enumerable.Range(0, seen).Sum(j => p[j] * slopes[j]);
                        for (var j = 0; j < seen; j++)
                        {
                            var score = p[j] * (slopes[j] - mean);
                            want[3][(((((sample * shape.Heads) + head) * shape.Queries) + i) * shape.Keys) + j] = score;
                            for (var d = 0; d < shape.ValueWidth; d++)
                            {
                                want[0][Y(i, d)] += p[j] * kv[V(j, d)];
                                want[2][V(j, d)] += p[j] * dy[Y(i, d)];
                            }

                            for (var d = 0; d < shape.Width; d++)
                            {
                                want[1][Q(i, d)] += score * shape.Scale * kv[K(j, d)];
                                want[2][K(j, d)] += score * shape.Scale * q[Q(i, d)];
                            }
                        }
                    }
                }
            }

            return want;
        }
    }
}
