using System;
using System.Collections.Generic;

namespace Samples;

/// <summary>The lines that make up each digit, in a box of 1 × 1 with y downwards; several ways to write one are several entries.</summary>
internal static class Strokes
{
    /// <summary>By digit, then by way of writing, then by stroke: the corners of its line.</summary>
    public static IReadOnlyList<(double X, double Y)[][][]> Digits { get; } =
    [
        [[Arc(0.5, 0.5, 0.3, 0.5, -90, 270)]],
        [
            [[(0.5, 0), (0.5, 1)]],
            [[(0.3, 0.25), (0.5, 0), (0.5, 1)]],
            [[(0.3, 0.25), (0.5, 0), (0.5, 1)], [(0.3, 1), (0.7, 1)]],
        ],
        [[[.. Arc(0.5, 0.28, 0.28, 0.28, 180, 400), (0.2, 1), (0.8, 1)]]],
        [[[.. Arc(0.48, 0.25, 0.27, 0.25, 200, 450), .. Arc(0.48, 0.75, 0.3, 0.25, 270, 520)]]],
        [
            [[(0.3, 0), (0.2, 0.6), (0.8, 0.6)], [(0.65, 0.25), (0.62, 1)]],
            [[(0.65, 1), (0.65, 0), (0.15, 0.65), (0.85, 0.65)]],
        ],
        [[[(0.75, 0), (0.3, 0), (0.27, 0.48), .. Arc(0.48, 0.7, 0.3, 0.3, 225, 500)]]],
        [[[(0.65, 0), (0.4, 0.25), (0.26, 0.55), .. Arc(0.5, 0.72, 0.26, 0.28, 180, 540)]]],
        [
            [[(0.2, 0), (0.8, 0), (0.4, 1)]],
            [[(0.2, 0), (0.8, 0), (0.4, 1)], [(0.35, 0.5), (0.75, 0.5)]],
        ],
        [[Arc(0.5, 0.25, 0.24, 0.25, 90, 450), Arc(0.5, 0.75, 0.3, 0.25, -90, 270)]],
        [
            [[.. Arc(0.5, 0.28, 0.26, 0.28, 0, 360), (0.7, 1)]],
            [[.. Arc(0.5, 0.28, 0.26, 0.28, 0, 360), (0.74, 0.75), .. Arc(0.5, 0.75, 0.24, 0.25, 10, 130)]],
        ],
    ];

    /// <summary>A piece of an ellipse, clockwise on paper: 0° is at the right, 90° at the bottom.</summary>
    private static (double X, double Y)[] Arc(double x, double y, double rx, double ry, double from, double to)
    {
        const double Step = 24;
        var count = (int)Math.Ceiling((to - from) / Step) + 1;
        var points = new (double, double)[count];
        for (var i = 0; i < count; i++)
        {
            var angle = (from + ((to - from) * i / (count - 1))) * Math.PI / 180;
            points[i] = (x + (rx * Math.Cos(angle)), y + (ry * Math.Sin(angle)));
        }

        return points;
    }
}
