using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Where a program's values lie in the memory of a GPU.</summary>
internal sealed class GpuMemory
{
    private readonly NetworkModel network;
    private readonly ProgramScope scope;

    public GpuMemory(NetworkModel network, ProgramScope scope)
    {
        this.network = network;
        this.scope = scope;
    }

    /// <summary>The C# of a stored value's view.</summary>
    public string View(Node node, Location location)
    {
        var size = node.Shape.Size;
        var (view, start) = Place(node, location);
        return location.Memory switch
        {
            Memory.Port or Memory.Output or Memory.InputGradient or Memory.ArenaRows => $"views.{view}.SubView({(start == 0 ? "0" : $"n.Capacity * {start}")}, {GpuKernel.All(true, size)})",
            Memory.ArenaFixed => $"views.{view}.SubView(n.Capacity * {scope.Plan.FloatsPerSample} + {start}, {size})",
            _ => $"views.{view}.SubView({start}, {size})",
        };
    }

    /// <summary>True where a stored value of floats begins at a multiple of 16 bytes, whatever the batch.</summary>
    public bool IsAligned(int root)
    {
        var node = scope.Node(root);
        return node.Element == ElementType.Float && scope.Plan.Find(root) is { } location && Place(node, location).Start % 4 == 0 && scope.Plan.FloatsPerSample % 4 == 0;
    }

    /// <summary>The view, and the place in it: for what every sample has, counted in floats of one sample.</summary>
    private (string View, int Start) Place(Node node, Location location) => location.Memory switch
    {
        Memory.Port => (node.Element == ElementType.Int ? "Integers" : "Ports", Before(location.At, node.Element)),
        Memory.Output => ("Outputs", network.Outputs.Take(location.At).Sum(port => port.Shape.Size)),
        Memory.InputGradient => ("InputGradients", network.Inputs.Take(location.At).Where(port => port.Element == ElementType.Float).Sum(port => port.Shape.Size)),
        Memory.Weights => ("Weights", location.At),
        Memory.Buffer => ("Buffers", location.At),
        Memory.NextBuffer => ("NextBuffers", location.At),
        Memory.Gradients => ("Gradients", location.At),
        Memory.Constant => ("Tables", scope.Plan.Tables.Take(location.At).Sum(table => table.Shape.Size)),
        _ => ("Arena", location.At),
    };

    /// <summary>Values of a sample in the ports of the same kind before this one.</summary>
    private int Before(int port, ElementType element) =>
        network.Inputs.Concat(network.Targets).Take(port).Where(other => other.Element == element).Sum(other => other.Shape.Size);
}
