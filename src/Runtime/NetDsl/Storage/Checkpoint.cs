using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NetDsl.Storage;

/// <summary>
/// A stopped training run in one safetensors file: the network's parameters and buffers under their names, the trainer's tensors under
/// <c>trainer/</c>, and its counters, schedule and random state in the metadata. Other programs read the weights from it as from any other file.
/// </summary>
public static class Checkpoint
{
    private const string Prefix = "trainer/";
    private const string FormatKey = "netdsl.checkpoint";
    private const string Format = "1";

    /// <summary>Writes network and trainer. The file takes the place of one that was there only when it is complete.</summary>
    /// <exception cref="IOException">The file cannot be written; one that was there before is unharmed.</exception>
    public static void Save(string path, Network network, TrainerState state)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        var metadata = state.Values.ToDictionary(p => Prefix + p.Key, p => p.Value);
        metadata.Add(FormatKey, Format);
        var tensors = state.Tensors
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => new StoredTensor(Prefix + p.Key, [p.Value.Length], p.Value));
        SafeTensors.Write(path, NetworkWeights.Of(network).Concat(tensors), metadata);
    }

    /// <summary>
    /// Reads a checkpoint, hands the trainer's part to <paramref name="accept"/>, and then sets the network's parameters. Everything
    /// is validated before; where <paramref name="accept"/> throws because the state does not fit the trainer, the network stays as it was.
    /// </summary>
    /// <param name="path">Written by <see cref="Save"/>.</param>
    /// <param name="network">Whose parameters are set.</param>
    /// <param name="accept">Takes over the trainer's state, or throws and changes nothing.</param>
    /// <exception cref="StorageException">The file is damaged, is no checkpoint, or does not fit the network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Load(string path, Network network, Action<TrainerState> accept)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(accept);
        using var file = SafeTensors.Open(path);
        if (!file.Metadata.TryGetValue(FormatKey, out var format))
            throw new StorageException(path, $"is no checkpoint: its metadata has no '{FormatKey}'. Weights alone are read by network.Load");
        if (format != Format) throw new StorageException(path, $"is a checkpoint of format '{format}', but this version reads format '{Format}'");
        var (weights, _) = NetworkWeights.Read(network, file, strict: true, rename: null);
        using (weights)
        {
            accept(State(file));
            weights.Apply();
        }
    }

    internal static bool IsTrainers(string tensor) => tensor.StartsWith(Prefix, StringComparison.Ordinal);

    private static TrainerState State(SafeTensorsFile file) => new(
        file.Tensors.Where(t => IsTrainers(t.Name)).ToDictionary(t => t.Name[Prefix.Length..], file.Read),
        file.Metadata.Where(p => IsTrainers(p.Key)).ToDictionary(p => p.Key[Prefix.Length..], p => p.Value));
}
