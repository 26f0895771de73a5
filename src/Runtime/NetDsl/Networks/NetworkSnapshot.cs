using System;
using System.Collections.Generic;
using System.Globalization;

namespace NetDsl;

/// <summary>Parameters, buffers and counters of a network at one moment.</summary>
internal sealed class NetworkSnapshot
{
    private readonly NetworkInfo info;
    private readonly float[] weights;
    private readonly float[] buffers;
    private readonly long[] counters;

    public NetworkSnapshot(Network network)
    {
        info = network.Info;
        weights = new float[info.ParameterBlock];
        buffers = new float[info.BufferBlock];
        counters = new long[network.Counters.Length];
    }

    public void Take(Network network)
    {
        network.WeightValues.CopyTo(weights);
        network.BufferValues.CopyTo(buffers);
        network.Counters.CopyTo(counters);
    }

    /// <summary>Switches stay: they say how the network is trained, not what it has learned.</summary>
    public void Restore(Network network)
    {
        weights.CopyTo(network.Weights);
        foreach (var buffer in info.Buffers)
            if (buffer.Kind == BufferKind.Tensor) buffers.AsSpan(buffer.Offset, buffer.Count).CopyTo(network.Buffers[buffer.Offset..]);
        counters.CopyTo(network.Counters);
    }

    /// <summary>Adds everything under its name with a prefix.</summary>
    public void Export(string prefix, IDictionary<string, float[]> tensors, IDictionary<string, string> values)
    {
        foreach (var parameter in info.Parameters) tensors[prefix + parameter.Name] = weights.AsSpan(parameter.Offset, parameter.Count).ToArray();
        foreach (var buffer in info.Buffers)
        {
            if (buffer.Kind == BufferKind.Tensor) tensors[prefix + buffer.Name] = buffers.AsSpan(buffer.Offset, buffer.Count).ToArray();
            if (buffer.Kind == BufferKind.Counter) values[prefix + buffer.Name] = counters[buffer.Offset].ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Reads what <see cref="Export"/> added.</summary>
    /// <exception cref="ArgumentException">Something is missing or has another length.</exception>
    public void Import(string prefix, StateReader reader)
    {
        foreach (var parameter in info.Parameters) reader.Tensor(prefix + parameter.Name, parameter.Count).CopyTo(weights, parameter.Offset);
        foreach (var buffer in info.Buffers)
        {
            if (buffer.Kind == BufferKind.Tensor) reader.Tensor(prefix + buffer.Name, buffer.Count).CopyTo(buffers, buffer.Offset);
            if (buffer.Kind == BufferKind.Counter) counters[buffer.Offset] = reader.Integer(prefix + buffer.Name);
        }
    }
}
