namespace NetDsl;

/// <summary>What stands around a tensor, as PyTorch's <c>padding_mode</c> has it.</summary>
public enum PaddingMode
{
    /// <summary>One value; zeros around the input of a convolution.</summary>
    Constant,

    /// <summary>The tensor as in a mirror at its edge, whose element is not repeated: <c>c b | a b c | b a</c>.</summary>
    Reflect,

    /// <summary>The element at the edge, again and again: <c>a a | a b c | c c</c>.</summary>
    Replicate,

    /// <summary>The tensor from its other end: <c>b c | a b c | a b</c>.</summary>
    Circular,
}
