using System;

namespace NetDsl.Kernels;

/// <summary>Steps on what a generation program remembers.</summary>
public static class States
{
    /// <summary>Puts the element of each row at its position of the row's cache.</summary>
    /// <param name="elements">[≥ last, width].</param>
    /// <param name="positions">[≥ last].</param>
    /// <param name="cache">[≥ last, size].</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The row after the last.</param>
    /// <param name="size">Values of a row's cache.</param>
    /// <param name="width">Values of an element.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the cache.</exception>
    public static void Append(ReadOnlySpan<float> elements, ReadOnlySpan<int> positions, Span<float> cache, int first, int last, int size, int width)
    {
        for (var row = first; row < last; row++)
            elements.Slice(row * width, width).CopyTo(cache.Slice(row * size, size).Slice(positions[row] * width, width));
    }
}
