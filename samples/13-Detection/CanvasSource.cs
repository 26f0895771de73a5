using System.Collections.Generic;
using System.Linq;
using NetDsl;
using NetDsl.Data;

namespace Samples.SingleShot;

/// <summary>Canvases with digits and what the detector should say of them, made as they are needed: no canvas is shown twice.</summary>
/// <param name="digits">To choose from.</param>
/// <param name="count">Canvases in an epoch.</param>
/// <param name="threads">That compose.</param>
internal sealed class CanvasSource(DataSet digits, int count, int threads) : SampleSource
{
    public const int Pixels = Cells.Side * Cells.Side;
    private const int Targets = Detector.Numbers * Detector.Cells * Detector.Cells;

    public override int Count => count;

    public override IReadOnlyList<DataColumn> Columns { get; } =
        [new DataColumn("image", [1, Cells.Side, Cells.Side], false), new DataColumn("target", [Detector.Numbers, Detector.Cells, Detector.Cells], false)];

    public override int Workers => threads;

    public override SampleReader CreateReader() => new Composer(digits);

    /// <summary>Canvases that stay the same, with what is on each.</summary>
    public (DataSet Data, PlacedDigit[][] Truth) ToDataSet(int seed)
    {
        var batch = new SampleBatch(Columns, count);
        batch.Begin([.. Enumerable.Range(0, count)], seed, 0);
        var truth = new PlacedDigit[count][];
        new Composer(digits, truth).Fill(batch);
        return (DataSet.Of("image", batch.Floats(0).ToArray(), [.. Columns[0].Shape]).With("target", batch.Floats(1).ToArray(), [.. Columns[1].Shape]), truth);
    }

    private sealed class Composer(DataSet digits, PlacedDigit[][]? truth = null) : SampleReader
    {
        private readonly RandomSource random = new(0);
        private readonly DigitCanvas canvas = new(digits, Cells.Side, most: 4);

        public override void Fill(SampleBatch batch)
        {
            for (var i = 0; i < batch.Rows.Length; i++)
            {
                batch.Restart(random, i);
                var image = batch.Floats(0).Slice(i * Pixels, Pixels);
                image.Clear();
                var placed = canvas.Compose(random, image);
                Cells.Encode(placed, batch.Floats(1).Slice(i * Targets, Targets));
                if (truth is not null) truth[i] = [.. placed];
            }
        }
    }
}
