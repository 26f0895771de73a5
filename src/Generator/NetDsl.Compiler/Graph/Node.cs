namespace NetDsl.Compiler;

/// <summary>One step of a graph. Operands are the ids of earlier nodes, so the list of nodes is topologically sorted.</summary>
/// <param name="Name">A readable name, unique in its graph once the pipeline has run: it becomes the local's name in emitted code.</param>
public sealed record Node(int Id, Primitive Primitive, EquatableArray<int> Operands, TensorType Type, string Name, Origin Origin)
{
    public Shape Shape => Type.Shape;

    public bool Batched => Type.Batched;

    public ElementType Element => Type.Element;
}
