using System;
using System.Globalization;
using System.Text;
using NetDsl;
using NetDsl.Data;

namespace Samples.Housing;

/// <summary>A made-up table with the columns of the real one, its gaps and its category: prices that depend on income, coast and crowding.</summary>
internal static class SyntheticHousing
{
    public static CsvTable Table(int rows, int seed)
    {
        var random = new RandomSource(seed, RandomSource.Stream("synthetic housing"));
        var text = new StringBuilder("longitude,latitude,housing_median_age,total_rooms,total_bedrooms,population,households,median_income,median_house_value,ocean_proximity\n");
        for (var row = 0; row < rows; row++) Append(text, random);
        return CsvTable.Parse(text.ToString());
    }

    private static void Append(StringBuilder text, RandomSource random)
    {
        var latitude = 32.5 + (9.5 * random.NextDouble());
        // The coast runs from south-east to north-west; inland is to its right.
        var inland = 4 * random.NextDouble() * random.NextDouble();
        var longitude = -117.2 - (0.75 * (latitude - 32.5)) + inland;
        var age = 1 + random.Next(52);
        var households = Math.Round(Math.Exp(6 + (0.7 * random.NextNormal())));
        var income = 0.5 + (3.2 * Math.Exp(0.45 * random.NextNormal()));
        var rooms = Math.Round(households * (3.5 + (0.45 * income) + (0.4 * random.NextNormal())) + 1);
        var bedrooms = Math.Round(households * (1.05 + (0.03 * random.NextNormal())) + 1);
        var population = Math.Round(households * (2.9 + (0.6 * random.NextNormal())) + 3);
        var place = random.NextDouble() < 0.002 ? "ISLAND"
            : inland > 1 ? "INLAND"
            : inland > 0.35 ? "<1H OCEAN"
            : Math.Abs(latitude - 37.8) < 0.7 ? "NEAR BAY" : "NEAR OCEAN";
        var value = (42_000 * income) + (110_000 * Math.Exp(-1.5 * inland)) + (700 * age) + (60_000 * Math.Exp(-Math.Pow(latitude - 37.8, 2)))
            - (9_000 * population / households) + (place == "ISLAND" ? 150_000 : 0);
        value = Math.Clamp(value * Math.Exp(0.18 * random.NextNormal()), 15_000, 500_001);
        text.Append(CultureInfo.InvariantCulture, $"{longitude:F2},{latitude:F2},{age},{rooms},")
            .Append(random.NextDouble() < 0.01 ? "" : bedrooms.ToString(CultureInfo.InvariantCulture))
            .Append(CultureInfo.InvariantCulture, $",{Math.Max(population, 3)},{households},{income:F4},{Math.Round(value)},{place}\n");
    }
}
