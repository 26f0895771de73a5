using System;
using System.Collections.Generic;
using System.IO;
using NetDsl.Storage;

namespace NetDsl;

/// <summary>Saves and loads the weights of networks as safetensors, under the names and in the layouts of a PyTorch state_dict.</summary>
public static class NetworkStorage
{
    /// <summary>Writes all parameters, buffers and counters. The file takes the place of one that was there only when it is complete.</summary>
    /// <param name="network">Whose parameters.</param>
    /// <param name="path">Usually <c>….safetensors</c>.</param>
    /// <param name="metadata">Free texts to keep with the weights.</param>
    /// <exception cref="IOException">The file cannot be written; one that was there before is unharmed.</exception>
    public static void Save(this Network network, string path, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        SafeTensors.Write(path, NetworkWeights.Of(network), metadata);
    }

    /// <summary>Reads parameters, buffers and counters by name. Everything is read and compared before the first weight changes: a failure leaves the network as it was.</summary>
    /// <param name="network">Whose parameters.</param>
    /// <param name="path">A safetensors file of F32, F64, F16 or BF16 tensors; a checkpoint is one too.</param>
    /// <param name="strict">True: every parameter and buffer is there in its shape and nothing is left over (counters may be missing). False: loads what fits by name and shape, and reports the rest (transfer).</param>
    /// <param name="rename">From a name in the file to the network's, null to leave the tensor out; none where they are the same.</param>
    /// <exception cref="StorageException">The file is damaged, or <paramref name="strict"/> and it does not fit; the message lists all that differs.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadReport Load(this Network network, string path, bool strict = true, Func<string, string?>? rename = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var file = SafeTensors.Open(path);
        var (weights, report) = NetworkWeights.Read(network, file, strict, rename);
        using (weights) weights.Apply();
        return report;
    }
}
