using System;
using NetDsl.Data;

namespace Samples.Xor;

/// <summary>The four corners of the unit square; the answer is 1 where exactly one coordinate is.</summary>
internal static class XorData
{
    public const int Corners = 4;

    public static DataSet Set { get; } = DataSet
        .Of("x", [0f, 0, 0, 1, 1, 0, 1, 1], 2)
        .With("answer", [0f, 1, 1, 0], 1);

    public static (double X, double Y, char Mark)[] Marks { get; } = [(0, 0, '0'), (0, 1, '1'), (1, 0, '1'), (1, 1, '0')];

    /// <summary>Corners of what is drawn.</summary>
    public static (double X, double Y) From => (-0.5, -0.5);

    public static (double X, double Y) To => (1.5, 1.5);

    public static double[] Where(char mark, Func<(double X, double Y, char Mark), double> coordinate) =>
        Array.ConvertAll(Array.FindAll(Marks, m => m.Mark == mark), m => coordinate(m));
}
