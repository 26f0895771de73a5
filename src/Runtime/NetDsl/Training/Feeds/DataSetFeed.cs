using System;
using NetDsl.Data;

namespace NetDsl;

/// <summary>Copies rows of a data set straight into the ports: a copy is too short to be worth a thread.</summary>
internal sealed class DataSetFeed(DataSet data, int batch) : BatchFeed
{
    private int[] order = [];
    private int position;

    public override void Begin(long seed, int epoch, int[] order, int position)
    {
        this.order = order;
        this.position = position;
    }

    public override void Next(NetworkProgram program)
    {
        var rows = order.AsSpan(position, Math.Min(batch, order.Length - position));
        Ports.Fill(program, data, rows);
        position += rows.Length;
    }
}
