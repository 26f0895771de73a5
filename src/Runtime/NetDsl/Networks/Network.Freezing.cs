using System.Collections.Generic;
using System.Linq;

namespace NetDsl;

public abstract partial class Network
{
    /// <summary>
    /// Has the layers of frozen groups use and keep their running values in training, as a batch norm's, and all others compute them. A layer belongs to the
    /// first group that matches its buffers, as <c>features.*</c> matches <c>features.bn1.running_mean</c>.
    /// </summary>
    internal void HoldBuffers(IReadOnlyList<ParameterGroup> groups)
    {
        foreach (var held in Info.Buffers.Where(buffer => buffer.Kind == BufferKind.Switch))
        {
            var own = Info.Buffers.FirstOrDefault(buffer => buffer.Kind == BufferKind.Tensor && buffer.Layer == held.Layer);
            Buffers[held.Offset] = own is not null && groups.FirstOrDefault(group => group.Matches(own.Name)) is { Frozen: true } ? 1 : 0;
        }
    }
}
