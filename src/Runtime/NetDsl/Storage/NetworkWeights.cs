using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Memory;

namespace NetDsl.Storage;

/// <summary>
/// Parameters and buffers from a file for a network, compared and read in full beside the network's own, so that a failure leaves the network as it
/// was: <see cref="Apply"/> is the only step that changes it, and it cannot fail.
/// </summary>
internal sealed class NetworkWeights : IDisposable
{
    private readonly Network network;
    private readonly AlignedBuffer staged;
    private readonly float[] buffers;
    private readonly long[] counters;

    private NetworkWeights(Network network)
    {
        this.network = network;
        staged = new AlignedBuffer(network.Info.ParameterBlock);
        network.WeightValues.CopyTo(staged.Span);
        buffers = network.BufferValues.ToArray();
        counters = network.Counters.ToArray();
    }

    public static IEnumerable<StoredTensor> Of(Network network) =>
        network.Info.Parameters.Select(p => new StoredTensor(p.Name, p.Shape, network.WeightValues.Slice(p.Offset, p.Count).ToArray()))
            .Concat(network.Info.Buffers.Where(s => s.Kind != BufferKind.Switch).Select(s => s.Kind == BufferKind.Counter
                ? StoredTensor.OfIntegers(s.Name, s.Shape, [network.Counters[s.Offset]])
                : new StoredTensor(s.Name, s.Shape, network.BufferValues.Slice(s.Offset, s.Count).ToArray())));

    public static (NetworkWeights Weights, LoadReport Report) Read(Network network, SafeTensorsFile file, bool strict, Func<string, string?>? rename)
    {
        var stored = Named(file, rename);
        var counts = TakeCounters(network, stored);
        var matches = new List<(string Name, bool IsBuffer, int Offset, int Count, StoredTensorInfo Tensor)>();
        var missing = new List<string>();
        var differs = new List<LoadMismatch>();
        foreach (var (name, shape, isBuffer, offset, count) in Tensors(network.Info))
        {
            if (!stored.Remove(name, out var tensor)) missing.Add(name);
            else if (!tensor.Type.IsRead() || !tensor.Shape.SequenceEqual(shape.Select(d => (long)d)))
                differs.Add(new LoadMismatch(name, $"F32 {SafeTensors.Text(shape.Select(d => (long)d))}", $"{tensor.Type} {SafeTensors.Text(tensor.Shape)}"));
            else matches.Add((name, isBuffer, offset, count, tensor));
        }

        var report = new LoadReport(matches.ConvertAll(m => m.Name), missing, stored.Keys.Order(StringComparer.Ordinal).ToArray(), differs);
        if (strict && !report.IsComplete) throw NotStrict(network, file, report);

        var weights = new NetworkWeights(network);
        try
        {
            foreach (var (_, isBuffer, offset, count, tensor) in matches) file.Read(tensor, (isBuffer ? weights.buffers.AsSpan() : weights.staged.Span).Slice(offset, count));
            foreach (var (counter, tensor) in counts) weights.counters[counter.Offset] = file.ReadIntegers(tensor)[0];
        }
        catch
        {
            weights.Dispose();
            throw;
        }

        return (weights, report);
    }

    public void Apply()
    {
        staged.Span.CopyTo(network.Weights);
        buffers.CopyTo(network.Buffers);
        counters.CopyTo(network.Counters);
    }

    public void Dispose() => staged.Dispose();

    private static IEnumerable<(string Name, IReadOnlyList<int> Shape, bool IsBuffer, int Offset, int Count)> Tensors(NetworkInfo info) =>
        info.Parameters.Select(p => (p.Name, p.Shape, false, p.Offset, p.Count))
            .Concat(info.Buffers.Where(s => s.Kind == BufferKind.Tensor).Select(s => (s.Name, s.Shape, true, s.Offset, s.Count)));

    /// <summary>
    /// The network's counters that the file has. Others of PyTorch's are left out, and a file may lack them: it computes nothing from them by
    /// default, and those before 0.4.1 had none.
    /// </summary>
    private static List<(BufferInfo Counter, StoredTensorInfo Tensor)> TakeCounters(Network network, Dictionary<string, StoredTensorInfo> stored)
    {
        var counters = network.Info.Buffers.Where(s => s.Kind == BufferKind.Counter).ToDictionary(s => s.Name);
        var taken = new List<(BufferInfo, StoredTensorInfo)>();
        foreach (var (name, tensor) in stored.ToArray())
        {
            if (tensor.Type != StoredType.I64 || !(counters.ContainsKey(name) || name.EndsWith(".num_batches_tracked", StringComparison.Ordinal))) continue;
            if (counters.TryGetValue(name, out var counter) && tensor.Count == 1) taken.Add((counter, tensor));
            stored.Remove(name);
        }

        return taken;
    }

    private static Dictionary<string, StoredTensorInfo> Named(SafeTensorsFile file, Func<string, string?>? rename)
    {
        var stored = new Dictionary<string, StoredTensorInfo>();
        foreach (var tensor in file.Tensors)
        {
            if (Checkpoint.IsTrainers(tensor.Name)) continue;
            var name = rename is null ? tensor.Name : rename(tensor.Name);
            if (name is not null && !stored.TryAdd(name, tensor))
                throw new StorageException(file.File, tensor.Name, $"is renamed to '{name}', as '{stored[name].Name}' is: the names must stay different");
        }

        return stored;
    }

    private static StorageException NotStrict(Network network, SafeTensorsFile file, LoadReport report)
    {
        var first = report.ShapeDiffers.Count > 0 ? report.ShapeDiffers[0].Name : report.Missing.Concat(report.Surplus).First();
        return new StorageException(file.File, first, $"does not fit the network '{network.Info.Name}' (strict: false loads what fits). Of its parameters and buffers:\n{report}");
    }
}
