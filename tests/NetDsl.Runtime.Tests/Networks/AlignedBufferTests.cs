using System;
using NetDsl.Memory;
using Xunit;

namespace NetDsl.Runtime.Tests.Networks;

public sealed class AlignedBufferTests
{
    /// <summary>The last two are large enough for huge pages; one of them ends in the middle of a page.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(2 * 1024 * 1024)]
    [InlineData((3 * 1024 * 1024) + 7)]
    public void A_block_is_zeroed_and_can_be_written_to_its_end(int length)
    {
        using var buffer = new AlignedBuffer(length);
        Assert.Equal(length, buffer.Span.Length);
        Assert.Equal(-1, buffer.Span.IndexOfAnyExcept(0f));
        buffer.Span.Fill(1f);
        Assert.Equal(-1, buffer.Span.IndexOfAnyExcept(1f));
    }
}
