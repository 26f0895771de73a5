using System;
using System.IO;
using System.Linq;
using NetDsl.Data;

namespace Samples.Housing;

/// <summary>The California housing table: what its columns become, and where it comes from.</summary>
internal static class HousingTable
{
    /// <summary>Eight numbers, five kinds of place, and whether the bedrooms were missing.</summary>
    public const int Features = 14;

    public const string Target = "median_house_value";
    private const string Place = "ocean_proximity";
    private const string Gaps = "total_bedrooms";

    /// <summary>The real table where there is a data folder, else a made-up one.</summary>
    public static (string Name, CsvTable Table) Load(string? data, int seed)
    {
        if (DataFolder.Find(data, "housing") is not { } folder) return ("synthetic", SyntheticHousing.Table(20_000, seed));
        string[] names = ["housing.csv", "housing.csv.gz"];
        var file = names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new SampleException($"neither '{names[0]}' nor '{names[1]}' is in '{folder}'");
        return ("california", CsvTable.Read(file, new CsvOptions { Numbers = [Target] }));
    }

    /// <summary>Parts of 80, 10 and 10 % in which every kind of place has its share: one of them has only five rows.</summary>
    public static TableSplit Split(CsvTable table, int seed) => table.Split(validation: 0.1, test: 0.1, seed, stratifyBy: Place);

    /// <summary>Learns medians, means, deviations and categories from the training rows alone.</summary>
    public static Preprocessor Prepare(CsvTable train)
    {
        var prepared = new TablePipeline("input")
            .ImputeWithIndicator(Fill.Median, Gaps)
            .Standardize("longitude", "latitude", "housing_median_age", "total_rooms", Gaps, "population", "households", "median_income")
            .OneHot(Place)
            .Target(Target, Scale.Standardize)
            .Fit(train);
        if (prepared.FeatureNames.Count != Features)
            throw new SampleException($"the table gives {prepared.FeatureNames.Count} features ({string.Join(", ", prepared.FeatureNames)}), but the networks take {Features}: '{Place}' must hold five kinds of place");
        return prepared;
    }
}
