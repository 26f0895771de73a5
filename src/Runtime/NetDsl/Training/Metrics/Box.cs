using System;
using System.Collections.Generic;

namespace NetDsl;

/// <summary>A rectangle on an image, in any unit; y grows downwards.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Bottom">Its lower edge.</param>
public readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    /// <summary>Width × height; 0 where the edges are the wrong way round.</summary>
    public float Area => Math.Max(Right - Left, 0) * Math.Max(Bottom - Top, 0);

    /// <summary>A box around a point.</summary>
    public static Box Around(float x, float y, float width, float height) => new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));

    /// <summary>Area of the intersection by area of the union, 0 … 1; 0 for two empty boxes.</summary>
    public float IntersectionOverUnion(Box other)
    {
        var both = new Box(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom)).Area;
        return both > 0 ? both / (Area + other.Area - both) : 0;
    }
}

/// <summary>Something that a detector found.</summary>
/// <param name="Box">Where.</param>
/// <param name="Label">Its class.</param>
/// <param name="Score">How sure the detector is: larger is surer.</param>
public readonly record struct Detection(Box Box, int Label, float Score)
{
    /// <summary>
    /// Non-maximum suppression: from the surest on, each detection is kept unless it overlaps one of its class that was kept already.
    /// </summary>
    /// <param name="found">In any order.</param>
    /// <param name="overlap">Intersection over union above which two are the same thing.</param>
    /// <returns>The surest first; of equals, the first given.</returns>
    public static IReadOnlyList<Detection> Suppress(IEnumerable<Detection> found, double overlap = 0.5)
    {
        ArgumentNullException.ThrowIfNull(found);
        Hyperparameter.Between(overlap, 0, 1);
        var kept = new List<Detection>();
        foreach (var candidate in Ranked(found))
            if (!kept.Exists(k => k.Label == candidate.Label && k.Box.IntersectionOverUnion(candidate.Box) > overlap)) kept.Add(candidate);
        return kept;
    }

    internal static Detection[] Ranked(IEnumerable<Detection> found)
    {
        Detection[] ranked = [.. found];
        // Array.Sort is not stable, and the order of equals must not depend on their number.
        return [.. System.Linq.Enumerable.OrderByDescending(ranked, d => d.Score)];
    }
}
