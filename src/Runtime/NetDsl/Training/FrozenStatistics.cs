using System.Collections.Generic;
using System.Linq;

namespace NetDsl;

/// <summary>
/// The layers whose running statistics a trainer's frozen groups hold: a batch norm there normalises by its running values in training too, and
/// keeps them. A layer belongs to the first group that matches one of its buffers, <c>bn1.running_mean</c>.
/// </summary>
internal sealed class FrozenStatistics(Network network, IReadOnlyList<ParameterGroup> groups)
{
    private readonly (int Offset, float Value)[] switches =
    [
        .. from held in network.Info.Buffers
           where held.Kind == BufferKind.Switch
           let name = network.Info.Buffers.First(buffer => buffer.Layer == held.Layer && buffer.Kind == BufferKind.Tensor).Name
           select (held.Offset, groups.FirstOrDefault(g => g.Matches(name)) is { Frozen: true } ? 1f : 0f),
    ];

    /// <summary>Sets the network's switches. Before every step: another trainer may have set them otherwise.</summary>
    public void Apply()
    {
        foreach (var (offset, value) in switches)
            if (network.BufferValues[offset] != value) network.Buffers[offset] = value;
    }
}
