using System;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class StridedTests
{
    public static TheoryData<int, int[], int[]> Boxes() => new()
    {
        { 0, [60], [1] },
        { 0, [3, 4, 5], [20, 5, 1] },
        { 0, [5, 3, 4], [1, 20, 5] },
        { 21, [2, 2, 3], [20, 5, 1] },
        { 59, [60], [-1] },
        { 4, [3, 4, 5], [20, 5, -1] },
        { 40, [3, 4, 5], [-20, 5, 1] },
        { 7, [1, 3, 1, 2], [9, 4, 9, 2] },
        { 13, [], [] },
        { 0, [4, 0], [1, 1] },
    };

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Gather_and_place_follow_their_formula(int start, int[] extents, int[] strides)
    {
        const int rows = 3, size = 60;
        var x = Numbers.Random(rows * size, 1);
        var count = 1;
        foreach (var extent in extents) count *= extent;
        var (gathered, placed) = (new float[rows * size], new float[rows * size]);
        var (expectedGather, expectedPlace) = (new float[rows * size], new float[rows * size]);
        for (var row = 1; row < rows; row++)
            for (var d = 0; d < count; d++)
            {
                var at = start;
                var rest = d;
                for (var axis = extents.Length - 1; axis >= 0; axis--)
                {
                    at += rest % extents[axis] * strides[axis];
                    rest /= extents[axis];
                }

                expectedGather[(row * size) + d] = x[(row * size) + at];
                expectedPlace[(row * size) + at] = x[(row * size) + d];
            }

        Strided.Gather(x, gathered, 1, rows, size, size, start, extents, strides);
        Strided.Place(x, placed, 1, rows, size, size, start, extents, strides);
        Assert.Equal(expectedGather, gathered);
        Assert.Equal(expectedPlace, placed);
    }

    [Fact]
    public void A_stride_of_zero_repeats()
    {
        var y = new float[6];
        Strided.Gather([7, 8, 9], y, 0, 1, 3, 6, 1, [3, 2], [0, 1]);
        Assert.Equal([8, 9, 8, 9, 8, 9], y);
    }

    [Theory]
    [InlineData(0, 5, 1)]
    [InlineData(1, 2, -2)]
    [InlineData(-1, 1, 1)]
    public void A_box_that_leaves_its_row_is_refused(int start, int extent, int stride)
    {
        var problem = Assert.Throws<ArgumentException>(() => Strided.Gather(new float[8], new float[10], 0, 2, 4, 5, start, [extent], [stride]));
        Assert.Contains("the strided row has 4 values", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Strided.Place(new float[10], new float[8], 0, 2, 5, 4, start, [extent], [stride]));
    }
}
