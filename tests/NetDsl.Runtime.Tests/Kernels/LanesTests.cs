using System;
using System.Linq;
using System.Numerics;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Runtime.Tests.Kernels;

public sealed class LanesTests
{
    /// <summary>Every count at every place of a buffer, its very end among them.</summary>
    [Fact]
    public void A_part_of_a_vector_is_read_and_written_and_nothing_beside_it()
    {
        var source = Numbers.Random(3 * Vector<float>.Count, 1);
        for (var count = 1; count <= Vector<float>.Count; count++)
            for (var index = 0; index <= source.Length - count; index++)
            {
                var lanes = Lanes.Load(source, index, count);
                for (var lane = 0; lane < Vector<float>.Count; lane++) Assert.Equal(lane < count ? source[index + lane] : 0, lanes[lane]);
                var target = new float[source.Length];
                Lanes.Store(target, index, lanes, count);
                Assert.Equal(source.Select((value, at) => at >= index && at < index + count ? value : 0), target);
            }
    }

    [Fact]
    public void A_part_beyond_the_buffer_is_refused()
    {
        var buffer = new float[Vector<float>.Count];
        Assert.Throws<ArgumentOutOfRangeException>(() => Lanes.Load(buffer, Vector<float>.Count - 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lanes.Store(buffer, Vector<float>.Count - 1, Vector<float>.One, 2));
    }
}
