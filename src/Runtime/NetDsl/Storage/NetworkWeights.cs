using System;
using System.Collections.Generic;
using System.Linq;
using NetDsl.Memory;

namespace NetDsl.Storage;

/// <summary>
/// Weights from a file for a network, compared and read in full beside the network's own, so that a failure leaves the network as it
/// was: <see cref="Apply"/> is the only step that changes it, and it cannot fail.
/// </summary>
internal sealed class NetworkWeights : IDisposable
{
    private readonly Network network;
    private readonly AlignedBuffer staged;

    private NetworkWeights(Network network)
    {
        this.network = network;
        staged = new AlignedBuffer(network.Info.ParameterBlock);
        network.Weights.CopyTo(staged.Span);
    }

    public static IEnumerable<StoredTensor> Of(Network network) =>
        network.Info.Parameters.Select(p => new StoredTensor(p.Name, p.Shape, network.Weights.Slice(p.Offset, p.Count).ToArray()));

    public static (NetworkWeights Weights, LoadReport Report) Read(Network network, SafeTensorsFile file, bool strict, Func<string, string?>? rename)
    {
        var stored = Named(file, rename);
        var matches = new List<(ParameterInfo Parameter, StoredTensorInfo Tensor)>();
        var missing = new List<string>();
        var differs = new List<LoadMismatch>();
        foreach (var parameter in network.Info.Parameters)
        {
            if (!stored.Remove(parameter.Name, out var tensor)) missing.Add(parameter.Name);
            else if (!tensor.Type.IsRead() || !tensor.Shape.SequenceEqual(parameter.Shape.Select(d => (long)d)))
                differs.Add(new LoadMismatch(parameter.Name, $"F32 {SafeTensors.Text(parameter.Shape.Select(d => (long)d))}", $"{tensor.Type} {SafeTensors.Text(tensor.Shape)}"));
            else matches.Add((parameter, tensor));
        }

        var report = new LoadReport(matches.ConvertAll(m => m.Parameter.Name), missing, stored.Keys.Order(StringComparer.Ordinal).ToArray(), differs);
        if (strict && !report.IsComplete) throw NotStrict(network, file, report);

        var weights = new NetworkWeights(network);
        try
        {
            foreach (var (parameter, tensor) in matches) file.Read(tensor, weights.staged.Span.Slice(parameter.Offset, parameter.Count));
        }
        catch
        {
            weights.Dispose();
            throw;
        }

        return (weights, report);
    }

    public void Apply() => staged.Span.CopyTo(network.Weights);

    public void Dispose() => staged.Dispose();

    private static Dictionary<string, StoredTensorInfo> Named(SafeTensorsFile file, Func<string, string?>? rename)
    {
        var stored = new Dictionary<string, StoredTensorInfo>();
        foreach (var tensor in file.Tensors)
        {
            if (Checkpoint.IsTrainers(tensor.Name)) continue;

            // PyTorch counts the batches that a batch norm has seen, but computes nothing from it by default.
            if (tensor.Type == StoredType.I64 && tensor.Name.EndsWith(".num_batches_tracked", StringComparison.Ordinal)) continue;
            var name = rename is null ? tensor.Name : rename(tensor.Name);
            if (name is not null && !stored.TryAdd(name, tensor))
                throw new StorageException(file.File, tensor.Name, $"is renamed to '{name}', as '{stored[name].Name}' is: the names must stay different");
        }

        return stored;
    }

    private static StorageException NotStrict(Network network, SafeTensorsFile file, LoadReport report)
    {
        var first = report.ShapeDiffers.Count > 0 ? report.ShapeDiffers[0].Name : report.Missing.Concat(report.Surplus).First();
        return new StorageException(file.File, first, $"does not fit the network '{network.Info.Name}' (strict: false loads what fits). Of its {network.Info.Parameters.Count} parameters:\n{report}");
    }
}
