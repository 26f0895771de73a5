using System;

namespace ILGPU.Runtime.Emulation;

/// <summary>
/// The matrix instructions that run here, with the fragments of the PTX ISA (section "Matrix multiply-accumulate operation using mma
/// instruction"): lane l has group l / 4 and place l % 4. In words of 32 bits both kinds are alike: of A [16, 8 words] it has rows group
/// and group + 8 at words place and place + 4, of B [8 words, 8] the same words of column group, of C and D rows group and group + 8 at
/// columns 2·place and 2·place + 1. A word is one TF32 number, or two neighbouring BF16 ones, the lower first.
/// </summary>
internal sealed class MatrixInstruction
{
    public const int InputWords = 6;
    public const int Sums = 4;
    private const int Words = 8;
    private readonly bool pairs;

    private MatrixInstruction(bool pairs) => this.pairs = pairs;

    public static MatrixInstruction? Find(string code) => code switch
    {
        "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32" => new MatrixInstruction(pairs: false),
        "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32" => new MatrixInstruction(pairs: true),
        _ => null,
    };

    /// <summary>A lane's four sums.</summary>
    /// <param name="lane">In its warp.</param>
    /// <param name="inputs">Of a lane, its six words.</param>
    /// <param name="sums">C, and then D.</param>
    public void Run(int lane, Func<int, int, uint> inputs, Span<float> sums)
    {
        (int group, int place) = (lane / 4, lane % 4);
        for (int i = 0; i < Sums; i++)
        {
            int column = (2 * place) + (i % 2);
            // The products are exact in float64; the hardware's own order and rounding of the sum are not documented.
            double sum = sums[i];
            for (int word = 0; word < Words; word++)
            {
                uint a = inputs((group * 4) + (word % 4), (i / 2) + (2 * (word / 4)));
                uint b = inputs((column * 4) + (word % 4), 4 + (word / 4));
                sum += pairs
                    ? ((double)Half(a << 16) * Half(b << 16)) + ((double)Half(a & 0xFFFF0000u) * Half(b & 0xFFFF0000u))
                    : (double)Half(a & 0xFFFFE000u) * Half(b & 0xFFFFE000u);
            }
            sums[i] = (float)sum;
        }
    }

    private static float Half(uint bits) => Interop.IntAsFloat(bits);
}
