using System.Linq;
using Samples.Housing;
using Xunit;

namespace Samples.Tests;

public sealed class HousingTests
{
    [Fact]
    public void TheMadeUpTableHasTheShapeOfTheRealOne()
    {
        var table = SyntheticHousing.Table(5000, seed: 1);
        Assert.Equal(5000, table.Count);
        Assert.Equal(10, table.Columns.Count);
        Assert.Equal(["total_bedrooms"], table.Columns.Where(c => c.MissingCount > 0).Select(c => c.Name));
        Assert.Equal(table["median_house_value"].Texts.ToArray(), SyntheticHousing.Table(5000, seed: 1)["median_house_value"].Texts.ToArray());
    }

    [Fact]
    public void FeaturesAreLearnedFromTheTrainingRowsAlone()
    {
        var rows = HousingTable.Split(SyntheticHousing.Table(5000, seed: 1), seed: 1);
        var prepared = HousingTable.Prepare(rows.Train);
        var train = prepared.Apply(rows.Train);
        Assert.Equal(HousingTable.Features, prepared.FeatureNames.Count);
        var incomes = Enumerable.Range(0, train.Count).Select(i => (double)train.Floats(0)[(i * HousingTable.Features) + prepared.FeatureNames.ToList().IndexOf("median_income")]).ToArray();
        Assert.Equal(0, incomes.Average(), 4);
        Assert.Equal(1, incomes.Average(x => x * x), 3);
        Assert.NotEqual(0, prepared.Apply(rows.Test).Floats(HousingTable.Target).ToArray().Average(), 6);
    }
}
