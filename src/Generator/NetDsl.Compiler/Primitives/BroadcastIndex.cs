namespace NetDsl.Compiler;

/// <summary>Finds the element of an operand that an element of the broadcast result reads.</summary>
internal sealed class BroadcastIndex
{
    private readonly int[] strides;
    private readonly Shape result;
    private readonly int sampleStride;

    public BroadcastIndex(TensorType operand, TensorType result)
    {
        this.result = result.Shape;
        strides = Strides(operand.Shape, result.Shape);
        sampleStride = operand.Batched ? operand.Shape.Size : 0;
    }

    /// <summary>The step through an operand for every axis of the result: 0 where it is repeated.</summary>
    public static int[] Strides(Shape operand, Shape result)
    {
        var strides = new int[result.Rank];
        var stride = 1;
        for (var i = 1; i <= operand.Rank; i++)
        {
            var dimension = operand[operand.Rank - i];
            strides[result.Rank - i] = dimension == 1 ? 0 : stride;
            stride *= dimension;
        }

        return strides;
    }

    /// <summary>The operand's element for element <paramref name="index"/> of the result, samples included.</summary>
    public int Of(int index)
    {
        var size = result.Size;
        var offset = index / size * sampleStride;
        var rest = index % size;
        for (var axis = result.Rank - 1; axis >= 0; axis--)
        {
            offset += rest % result[axis] * strides[axis];
            rest /= result[axis];
        }

        return offset;
    }
}
