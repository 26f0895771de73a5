using System;
using System.Collections.Generic;
using System.Numerics.Tensors;
using NetDsl;

namespace Samples.SingleShot;

/// <summary>From boxes to the detector's cells and back.</summary>
internal static class Cells
{
    public const int Side = 64;
    private const int Count = Detector.Cells * Detector.Cells;
    private const int CellSide = Side / Detector.Cells;

    // A box of usual size: the network gives the logarithm of a box's sides in this unit.
    private const float Usual = 20;

    /// <summary>Writes the target of a canvas. Of two digits with their middles in one cell the first counts.</summary>
    public static void Encode(IReadOnlyList<PlacedDigit> digits, Span<float> target)
    {
        target.Clear();
        for (var i = 0; i < digits.Count; i++)
        {
            var box = digits[i].Box;
            var (x, y) = ((box.Left + box.Right) / (2 * CellSide), (box.Top + box.Bottom) / (2 * CellSide));
            var cell = ((int)y * Detector.Cells) + (int)x;
            if (target[cell] != 0) continue;
            target[cell] = 1;
            target[Count + cell] = x - MathF.Floor(x);
            target[(2 * Count) + cell] = y - MathF.Floor(y);
            target[(3 * Count) + cell] = MathF.Log((box.Right - box.Left) / Usual);
            target[(4 * Count) + cell] = MathF.Log((box.Bottom - box.Top) / Usual);
            target[((5 + digits[i].Label) * Count) + cell] = 1;
        }
    }

    /// <summary>What a result says: every cell that is surer than <paramref name="least"/>, and then the surest of those that overlap.</summary>
    public static IReadOnlyList<Detection> Decode(ReadOnlySpan<float> map, double least)
    {
        var found = new List<Detection>();
        Span<float> shares = stackalloc float[10];
        for (var cell = 0; cell < Count; cell++)
        {
            var presence = 1 / (1 + MathF.Exp(-map[cell]));
            if (presence < least) continue;
            for (var c = 0; c < shares.Length; c++) shares[c] = map[((5 + c) * Count) + cell];
            TensorPrimitives.SoftMax(shares, shares);
            var label = TensorPrimitives.IndexOfMax(shares);
            var box = Box.Around(
                CellSide * ((cell % Detector.Cells) + map[Count + cell]),
                CellSide * ((cell / Detector.Cells) + map[(2 * Count) + cell]),
                Usual * MathF.Exp(map[(3 * Count) + cell]),
                Usual * MathF.Exp(map[(4 * Count) + cell]));
            found.Add(new Detection(box, label, presence * shares[label]));
        }

        // Two cells may claim one digit for two classes.
        return Detection.Suppress(found);
    }
}
