using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Storage;

/// <summary>A named tensor for a safetensors file, or from one.</summary>
/// <param name="Name">As in a PyTorch state_dict: <c>fc1.weight</c>.</param>
/// <param name="Shape">Its dimensions, row-major; none for a scalar.</param>
/// <param name="Values">Its values as float32; empty for one of integers.</param>
public sealed record StoredTensor(string Name, IReadOnlyList<int> Shape, float[] Values)
{
    /// <summary>A tensor of 64-bit integers.</summary>
    /// <param name="name">As <c>bn1.num_batches_tracked</c>.</param>
    /// <param name="shape">Its dimensions, row-major; none for a scalar.</param>
    /// <param name="integers">Its values.</param>
    public static StoredTensor OfIntegers(string name, IReadOnlyList<int> shape, long[] integers) => new(name, shape, []) { Integers = integers };

    /// <summary>Its values where it is one of 64-bit integers (stored as I64), else null (stored as F32).</summary>
    public long[]? Integers { get; private init; }

    /// <summary>As <c>fc1.weight [120, 400]</c>.</summary>
    public override string ToString() => $"{Name} {SafeTensors.Text(Shape.Select(d => (long)d))}";
}

/// <summary>What the header of a safetensors file says of one tensor.</summary>
/// <param name="Name">As in a PyTorch state_dict: <c>fc1.weight</c>.</param>
/// <param name="Type">The type of its elements in the file.</param>
/// <param name="Shape">Its dimensions, row-major; none for a scalar.</param>
/// <param name="Offset">Its first byte, counted from the end of the header.</param>
/// <param name="Length">Its number of bytes.</param>
public sealed record StoredTensorInfo(string Name, StoredType Type, IReadOnlyList<long> Shape, long Offset, long Length)
{
    /// <summary>The number of elements.</summary>
    public long Count => Length / Type.Bytes();

    /// <summary>As <c>F32 fc1.weight [120, 400]</c>.</summary>
    public override string ToString() => $"{Type} {Name} {SafeTensors.Text(Shape)}";
}
