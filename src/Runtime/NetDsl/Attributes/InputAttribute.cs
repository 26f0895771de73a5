using System;

namespace NetDsl;

/// <summary>What a stack of attributes takes in: the shape of one sample, without the batch.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Sets the shape.</summary>
    /// <param name="shape">The dimensions of one sample, <c>1, 28, 28</c> for a grey image; none for a single number.</param>
    public InputAttribute(params int[] shape) => Shape = shape;

    /// <summary>The dimensions of one sample.</summary>
    public int[] Shape { get; }

    /// <summary>True for integers, as token ids that an embedding takes; false, the default, for float32.</summary>
    public bool Integers { get; set; }
}
