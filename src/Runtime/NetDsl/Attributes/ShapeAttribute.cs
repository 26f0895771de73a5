using System;

namespace NetDsl;

/// <summary>The shape of one sample of a parameter of <c>Forward</c> or <c>Loss</c>, without the batch: <c>[Shape(1, 28, 28)] Tensor image</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class ShapeAttribute : Attribute
{
    /// <summary>Sets the shape.</summary>
    /// <param name="shape">The dimensions of one sample; none for a single number, as a class index is.</param>
    public ShapeAttribute(params int[] shape) => Shape = shape;

    /// <summary>The dimensions of one sample.</summary>
    public int[] Shape { get; }
}
