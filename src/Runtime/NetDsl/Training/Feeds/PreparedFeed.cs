using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using NetDsl.Data;

namespace NetDsl;

/// <summary>
/// Prepares batches on threads of its own while the trainer does its steps: a ring of places that workers fill in any order and the trainer
/// empties in the order of the epoch. Nothing is allocated once it runs.
/// </summary>
internal sealed class PreparedFeed : BatchFeed
{
    private readonly object gate = new();
    private readonly SampleSource source;
    private readonly int batch;
    private readonly Place[] ring;
    private readonly Thread[] workers;
    private int[] order = [];
    private long seed;
    private int epoch;
    private int first;
    private int batches;
    private int claimed;
    private int taken;
    private bool closed;

    public PreparedFeed(SampleSource source, int batch)
    {
        this.source = source;
        this.batch = batch;
        workers = new Thread[Hyperparameter.AtLeast(source.Workers, 1, nameof(SampleSource.Workers))];
        // Two places each: one to fill while the other waits to be taken.
        ring = new Place[2 * workers.Length];
        for (var i = 0; i < ring.Length; i++) ring[i] = new Place(new SampleBatch(source.Columns, batch));
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = new Thread(Work) { IsBackground = true, Name = $"NetDsl batches {i + 1}" };
            workers[i].Start();
        }
    }

    public override void Begin(long seed, int epoch, int[] order, int position)
    {
        lock (gate)
        {
            (this.seed, this.epoch, this.order, first) = (seed, epoch, order, position);
            batches = (order.Length - position + batch - 1) / batch;
            claimed = taken = 0;
            Monitor.PulseAll(gate);
        }
    }

    public override void Next(NetworkProgram program)
    {
        var place = ring[taken % ring.Length];
        lock (gate)
        {
            while (!place.Ready) Monitor.Wait(gate);
        }

        // Only this thread takes, and only what is not ready is filled: the copy needs no lock.
        place.Failure?.Throw();
        Ports.Fill(program, place.Batch);
        lock (gate)
        {
            place.Ready = false;
            taken++;
            Monitor.PulseAll(gate);
        }
    }

    public override void Dispose()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }

        foreach (var worker in workers) worker.Join();
    }

    private void Work()
    {
        SampleReader? reader = null;
        while (Claim() is var number and >= 0)
        {
            var place = ring[number % ring.Length];
            var start = first + (number * batch);
            place.Batch.Begin(order.AsSpan(start, Math.Min(batch, order.Length - start)), seed, epoch);
            try
            {
                (reader ??= source.CreateReader()).Fill(place.Batch);
                place.Failure = null;
            }
            catch (Exception cause)
            {
                // Thrown on the trainer's thread, when it comes to this batch.
                place.Failure = ExceptionDispatchInfo.Capture(cause);
            }

            lock (gate)
            {
                place.Ready = true;
                Monitor.PulseAll(gate);
            }
        }
    }

    // The number of a batch whose place is free; −1 at the end.
    private int Claim()
    {
        lock (gate)
        {
            while (!closed && (claimed == batches || claimed - taken == ring.Length)) Monitor.Wait(gate);
            return closed ? -1 : claimed++;
        }
    }

    private sealed class Place(SampleBatch batch)
    {
        public SampleBatch Batch { get; } = batch;

        public bool Ready { get; set; }

        public ExceptionDispatchInfo? Failure { get; set; }
    }
}
