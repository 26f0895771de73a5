using System;
using System.Diagnostics;
using NetDsl.Data;

namespace Samples;

/// <summary>What to learn from, to choose by, and to report on once.</summary>
/// <param name="Name">As in reports: <c>mnist</c> or <c>drawn</c>.</param>
public sealed record DigitData(string Name, DataSet Train, DataSet Validation, DataSet Test)
{
    private const int Training = 60_000;
    private const int Testing = 10_000;

    /// <summary>MNIST where there is a data folder, else digits drawn here.</summary>
    /// <param name="folder">What <c>--data</c> said.</param>
    /// <param name="seed">Of the drawing.</param>
    /// <param name="threads">That draw.</param>
    public static DigitData Load(string? folder, int seed, int threads)
    {
        if (DataFolder.Find(folder, "mnist") is { } mnist)
        {
            var (train, test) = Mnist.Load(mnist);
            Console.WriteLine($"MNIST from {mnist}");
            return Divide("mnist", train, test);
        }

        var watch = Stopwatch.StartNew();
        var drawn = DrawnDigits.Draw(Training + Testing, seed, threads);
        Console.WriteLine($"No data folder (--data DIR or {DataFolder.Variable}): drew {Training + Testing:N0} digits in {watch.Elapsed.TotalSeconds:F1} s; they are not MNIST, and their results are not comparable");
        return Divide("drawn", drawn[..Training], drawn[Training..]);
    }

    // The last twelfth of the training samples, which are in no order: the test set must not take part in any choice.
    private static DigitData Divide(string name, DataSet train, DataSet test)
    {
        var kept = train.Count - (train.Count / 12);
        return new DigitData(name, train[..kept], train[kept..], test);
    }
}
