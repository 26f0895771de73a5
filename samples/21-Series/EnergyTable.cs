using System;
using System.IO;
using System.Linq;
using NetDsl;
using NetDsl.Data;

namespace Samples.Series;

/// <summary>
/// Two years of a power transformer, hour by hour: six loads and the temperature of its oil, which is to be known a day ahead. Cut as is usual for this
/// table: a year to learn from, four months to validate, four to test. Every column has mean 0 and deviation 1 over the year of training.
/// </summary>
internal sealed class EnergyTable
{
    /// <summary>Hours that a forecast looks back.</summary>
    public const int Past = 96;

    /// <summary>Hours that it looks ahead.</summary>
    public const int Ahead = 24;

    public const int Columns = 7;

    private const int Month = 30 * 24;
    private static readonly string[] Names = ["HUFL", "HULL", "MUFL", "MULL", "LUFL", "LULL", "OT"];

    private readonly float[] rows;

    private EnergyTable(string name, float[] rows, double deviation)
    {
        Name = name;
        this.rows = rows;
        Deviation = deviation;
        Train = Windows(0, 12 * Month);
        Validation = Windows((12 * Month) - Past, 16 * Month);
        Test = Windows((16 * Month) - Past, 20 * Month);
    }

    public string Name { get; }

    /// <summary>Degrees in one unit of the scaled temperature.</summary>
    public double Deviation { get; }

    public DataSet Train { get; }

    public DataSet Validation { get; }

    public DataSet Test { get; }

    /// <summary>ETTh1 where there is a data folder, else a year and more that was made up.</summary>
    public static EnergyTable Load(string? folder, int seed)
    {
        if (DataFolder.Find(folder, "etth1") is not { } found) return Scaled("made up", MadeUp(seed));
        string[] files = ["ETTh1.csv", "ETTh1.csv.gz"];
        var file = files.Select(name => Path.Combine(found, name)).FirstOrDefault(File.Exists)
            ?? throw new SampleException($"neither '{files[0]}' nor '{files[1]}' is in '{found}'");
        var table = CsvTable.Read(file, new CsvOptions { Numbers = Names });
        if (table.Count < 20 * Month) throw new SampleException($"'{file}' has {table.Count:N0} hours, and 20 months are {20 * Month:N0}");
        var rows = new double[20 * Month * Columns];
        for (var column = 0; column < Columns; column++)
        {
            var numbers = table[Names[column]].Numbers;
            for (var hour = 0; hour < 20 * Month; hour++) rows[(hour * Columns) + column] = numbers[hour];
        }

        return Scaled("etth1", rows);
    }

    private static EnergyTable Scaled(string name, double[] rows)
    {
        var scaled = new float[rows.Length];
        var deviation = 0.0;
        for (var column = 0; column < Columns; column++)
        {
            var training = Enumerable.Range(0, 12 * Month).Select(hour => rows[(hour * Columns) + column]).ToArray();
            var mean = training.Average();
            deviation = Math.Sqrt(training.Average(value => (value - mean) * (value - mean)));
            for (var hour = 0; hour < rows.Length / Columns; hour++) scaled[(hour * Columns) + column] = (float)((rows[(hour * Columns) + column] - mean) / deviation);
        }

        return new EnergyTable(name, scaled, deviation);
    }

    /// <summary>A day and a week that repeat, weather that wanders, and noise; the temperature follows the loads.</summary>
    private static double[] MadeUp(int seed)
    {
        var random = new RandomSource(seed);
        var rows = new double[20 * Month * Columns];
        var (weather, oil) = (0.0, 0.0);
        for (var hour = 0; hour < 20 * Month; hour++)
        {
            weather = (0.995 * weather) + (0.1 * random.NextNormal());
            var day = Math.Sin(2 * Math.PI * hour / 24) + (0.5 * Math.Sin(4 * Math.PI * hour / 24));
            var week = hour / 24 % 7 < 5 ? 1 : 0.4;
            for (var column = 0; column < Columns - 1; column++)
                rows[(hour * Columns) + column] = (week * day * (1 + (0.2 * column))) + weather + (0.3 * random.NextNormal());
            oil = (0.9 * oil) + (0.1 * ((2 * week * day) + (3 * weather)));
            rows[(hour * Columns) + Columns - 1] = 20 + (5 * oil) + (0.2 * random.NextNormal());
        }

        return rows;
    }

    private DataSet Windows(int from, int to)
    {
        var count = to - from - Past - Ahead + 1;
        var past = new float[count * Past * Columns];
        var future = new float[count * Ahead];
        for (var i = 0; i < count; i++)
        {
            rows.AsSpan((from + i) * Columns, Past * Columns).CopyTo(past.AsSpan(i * Past * Columns));
            for (var hour = 0; hour < Ahead; hour++) future[(i * Ahead) + hour] = rows[((from + i + Past + hour + 1) * Columns) - 1];
        }

        return DataSet.Of("past", past, Past, Columns).With("future", future, Ahead);
    }
}
