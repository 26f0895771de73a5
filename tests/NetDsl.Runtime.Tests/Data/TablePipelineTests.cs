using System;
using System.IO;
using System.Linq;
using NetDsl.Data;
using NetDsl.Testing;
using Xunit;

namespace NetDsl.Tests.Data;

public class TablePipelineTests
{
    private static CsvTable Train() => CsvTable.Parse("size,rooms,place,price\n1,2,b,100\n3,,a,300\n5,4,b,200\n7,4,,400\n");

    private static CsvTable Other() => CsvTable.Parse("size,rooms,place,price\n9,,a,500\n");

    [Fact]
    public void Learns_from_training_alone_and_applies_to_all()
    {
        var prepared = new TablePipeline()
            .ImputeWithIndicator(Fill.Median, "rooms").Impute(Fill.MostFrequent, "place")
            .Standardize("size").MinMax("rooms").OneHot("place").Target("price", Scale.Standardize)
            .Fit(Train());
        Assert.Equal(["size", "rooms", "place=a", "place=b", "rooms missing"], prepared.FeatureNames);
        var s = (float)(3 / Math.Sqrt(5)); // (7 − 4) / √5
        var train = prepared.Apply(Train());
        Assert.Equal("4 samples of features: float[5]; price: float[1]", train.ToString());
        Assert.Equal([-s, 0, 0, 1, 0, -s / 3, 1, 1, 0, 1, s / 3, 1, 0, 1, 0, s, 1, 0, 1, 0], train.Floats(0).ToArray(), new Near());
        var other = prepared.Apply(Other());
        Assert.Equal([(float)(5 / Math.Sqrt(5)), 1, 1, 0, 1], other.Floats(0).ToArray(), new Near());

        var scaling = prepared.Scaling("price");
        Assert.Equal(250, scaling.Offset);
        Assert.Equal(Math.Sqrt(12500), scaling.Factor, 9);
        Assert.Equal(500, scaling.Invert(other.Floats("price")[0]), 3);
        var real = new float[4];
        scaling.Invert(train.Floats("price"), real);
        Assert.Equal([100f, 300, 200, 400], real, new Near());
        Assert.Equal(scaling.Factor, scaling.RootMeanSquaredError([1, 0], [0, 1]), 9);
    }

    [Fact]
    public void Inputs_alone_need_no_target()
    {
        var prepared = new TablePipeline("x").Keep("size").Label("place").Fit(Train()[..3]);
        var data = prepared.ApplyInputs(CsvTable.Parse("size\n4\n"));
        Assert.Equal("1 samples of x: float[1]", data.ToString());
        Assert.Equal([4f], data.Floats("x").ToArray());
        Assert.Contains("no column 'place'", Assert.Throws<ArgumentException>(() => prepared.Apply(CsvTable.Parse("size\n4\n"))).Message);
    }

    [Fact]
    public void Labels_and_codes_are_integers_in_order_of_value()
    {
        var table = CsvTable.Parse("grade,kind,y\n10,b,no\n9,a,yes\n10,c,no\n");
        var prepared = new TablePipeline().Ordinal("grade").Codes("kind").Label("y").Fit(table);
        var data = prepared.Apply(table);
        Assert.Equal([1f, 0, 1], data.Floats("features").ToArray());
        Assert.Equal([1, 0, 2], data.Integers("kind").ToArray());
        Assert.Equal([0, 1, 0], data.Integers("y").ToArray());
        Assert.Equal(["no", "yes"], prepared.Classes("y"));
        Assert.Equal(3, prepared.CodeCount("kind"));
    }

    [Fact]
    public void A_given_order_is_kept()
    {
        var table = CsvTable.Parse("size\nM\nS\nL\n");
        Assert.Equal([1f, 0, 2], new TablePipeline().Ordinal("size", ["S", "M", "L"]).Fit(table).Apply(table).Floats(0).ToArray());
        Assert.Contains("line 4, column 'size': 'L' is not in the order given", Assert.Throws<DataFormatException>(() => new TablePipeline().Ordinal("size", ["S", "M"]).Fit(table)).Message);
    }

    [Fact]
    public void Unknown_categories_are_errors_or_ignored()
    {
        var (train, other) = (CsvTable.Parse("c,d\na,1\nb,2\n"), CsvTable.Parse("c,d\nz,1\n"));
        var problem = Assert.Throws<DataFormatException>(() => new TablePipeline().OneHot("c").Fit(train).Apply(other));
        Assert.Contains("line 2, column 'c': the category 'z' was not in the training table, which had a, b", problem.Message);
        Assert.Equal([0f, 0], new TablePipeline().OneHot(UnknownCategory.Ignore, "c").Fit(train).Apply(other).Floats(0).ToArray());
        var codes = new TablePipeline().Codes("c", UnknownCategory.Ignore).Fit(train);
        Assert.Equal(0, codes.Apply(other).Integers("c")[0]);
        Assert.Equal([1, 2], codes.Apply(train).Integers("c").ToArray());
        Assert.Equal(3, codes.CodeCount("c"));
        Assert.Throws<DataFormatException>(() => new TablePipeline().Keep("d").Label("c").Fit(train).Apply(other));
    }

    [Fact]
    public void Missing_values_are_errors_until_filled()
    {
        var pipeline = new TablePipeline().Keep("rooms");
        Assert.Contains("line 3, column 'rooms': the value is missing: add .Impute", Assert.Throws<DataFormatException>(() => pipeline.Fit(Train())).Message);
        Assert.Equal([2f, 0, 4, 4], new TablePipeline().Impute(Fill.Constant(0), "rooms").Keep("rooms").Fit(Train()).Apply(Train()).Floats(0).ToArray());
        Assert.Equal(10f / 3, new TablePipeline().Impute(Fill.Mean, "rooms").Keep("rooms").Fit(Train()).Apply(Other()).Floats(0)[0], 5);
        Assert.Equal(4f, new TablePipeline().Impute(Fill.MostFrequent, "rooms").Keep("rooms").Fit(Train()).Apply(Other()).Floats(0)[0]);
        Assert.Equal(["place=?", "place=a", "place=b"], new TablePipeline().Impute(Fill.Constant("?"), "place").OneHot("place").Fit(Train()).FeatureNames);
        Assert.Contains("missing in all 2 rows", Assert.Throws<ArgumentException>(() => new TablePipeline().Impute(Fill.Mean, "e").Keep("e").Fit(CsvTable.Parse("e,f\n,1\n,2\n"))).Message);
    }

    [Fact]
    public void Constant_columns_become_zero()
    {
        var table = CsvTable.Parse("a,b\n0.1,5\n0.1,5\n0.1,5\n");
        Assert.Equal([0f, 0, 0, 0, 0, 0], new TablePipeline().Standardize("a").MinMax("b").Fit(table).Apply(table).Floats(0).ToArray());
    }

    [Fact]
    public void Slips_are_found_before_anything_is_learned()
    {
        Assert.Contains("used by two steps", Assert.Throws<ArgumentException>(() => new TablePipeline().Keep("price").Target("price")).Message);
        Assert.Contains("no other step uses", Assert.Throws<ArgumentException>(() => new TablePipeline().Impute(Fill.Mean, "rooms").Keep("size").Fit(Train())).Message);
        Assert.Contains("filled twice", Assert.Throws<ArgumentException>(() => new TablePipeline().Impute(Fill.Mean, "rooms", "rooms")).Message);
        Assert.Contains("makes no input", Assert.Throws<InvalidOperationException>(() => new TablePipeline().Target("price").Fit(Train())).Message);
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => new TablePipeline().Keep("size").Fit(Train()[..0])).Message);
        Assert.Contains("line 2, column 'place': 'b' is not a number", Assert.Throws<DataFormatException>(() => new TablePipeline().Standardize("place").Fit(Train())).Message);
    }

    [Fact]
    public void What_was_learned_can_be_kept()
    {
        var path = Path.GetTempFileName();
        try
        {
            var table = CsvTable.Parse("a,b,c,d,e,y,z\n0.1,2,u,M,p,no,3\n0.7,,v,S,q,yes,5.5\n0.3,3,\"w \"\"\",S,p,no,1e-7\n");
            var fitted = new TablePipeline("x").ImputeWithIndicator(Fill.Mean, "b").Standardize("a").MinMax("b").OneHot(UnknownCategory.Ignore, "c").Ordinal("d", ["S", "M"]).Codes("e").Label("y").Target("z", Scale.Standardize).Fit(table);
            fitted.Save(path);
            var loaded = Preprocessor.Load(path);
            Assert.Equal(fitted.FeatureNames, loaded.FeatureNames);
            var (a, b) = (fitted.Apply(table), loaded.Apply(table));
            Assert.Equal(a.ToString(), b.ToString());
            foreach (var name in new[] { "x", "z" }) Assert.Equal(a.Floats(name).ToArray(), b.Floats(name).ToArray());
            foreach (var name in new[] { "e", "y" }) Assert.Equal(a.Integers(name).ToArray(), b.Integers(name).ToArray());
            Assert.Equal(fitted.Scaling("z"), loaded.Scaling("z"));
            Assert.Equal(fitted.Classes("y"), loaded.Classes("y"));
            Assert.Contains("not in the training table", Assert.Throws<DataFormatException>(() => loaded.Apply(CsvTable.Parse("a,b,c,d,e,y,z\n1,1,new,S,new,no,1\n"))).Message);

            // Whatever is cut off or changed: the one exception, or a preprocessor.
            var text = File.ReadAllText(path);
            for (var length = 0; length < text.TrimEnd().Length; length++)
            {
                File.WriteAllText(path, text[..length]);
                Assert.StartsWith(path, Assert.Throws<DataFormatException>(() => Preprocessor.Load(path)).Message);
            }

            foreach (var (from, to) in new[] { ("affine", "other"), ("\"u\"", "\"v\""), ("\"kind\"", "\"sort\""), ("\"format\": 1", "\"format\": 2"), ("[", "{") })
            {
                File.WriteAllText(path, text.Replace(from, to));
                Assert.Contains(from, text);
                Assert.StartsWith(path, Assert.Throws<DataFormatException>(() => Preprocessor.Load(path)).Message);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [SkippableFact]
    public void Housing_is_prepared()
    {
        var table = CsvTable.Read(SharedFolder.Require("data/housing/housing.csv.gz"));
        Assert.Equal(20640, table.Count);
        Assert.Equal(207, table["total_bedrooms"].MissingCount);
        Assert.False(table["ocean_proximity"].IsNumber);
        var parts = table.Split(0.1, 0.1, seed: 1, stratifyBy: "ocean_proximity");
        var prepared = new TablePipeline()
            .ImputeWithIndicator(Fill.Median, "total_bedrooms")
            .Standardize("longitude", "latitude", "housing_median_age", "total_rooms", "total_bedrooms", "population", "households", "median_income")
            .OneHot("ocean_proximity")
            .Target("median_house_value", Scale.Standardize)
            .Fit(parts.Train);
        var train = prepared.Apply(parts.Train);
        Assert.Equal(8 + 5 + 1, train.Columns[0].Size);
        Assert.Equal((16510, 2065, 2065), (train.Count, prepared.Apply(parts.Validation).Count, prepared.Apply(parts.Test).Count));
        for (var feature = 0; feature < 8; feature++)
        {
            double sum = 0, squares = 0;
            for (var row = 0; row < train.Count; row++)
            {
                double value = train.Floats(0)[(row * 14) + feature];
                sum += value;
                squares += value * value;
            }

            Assert.Equal(0, sum / train.Count, 5);
            Assert.Equal(1, squares / train.Count, 4);
        }

        foreach (var value in train.Floats(0)) Assert.True(float.IsFinite(value));
        Assert.InRange(prepared.Scaling("median_house_value").Factor, 110_000, 120_000);
    }

    [SkippableFact]
    public void Titanic_is_prepared()
    {
        var table = CsvTable.Read(SharedFolder.Require("data/titanic/train.csv"));
        Assert.Equal(891, table.Count);
        Assert.Equal("Braund, Mr. Owen Harris", table["Name"].Texts[0]);
        Assert.Equal((177, 687, 2), (table["Age"].MissingCount, table["Cabin"].MissingCount, table["Embarked"].MissingCount));
        var parts = table.Split(0.2, seed: 1, stratifyBy: "Survived");
        var prepared = new TablePipeline()
            .ImputeWithIndicator(Fill.Mean, "Age").Impute(Fill.MostFrequent, "Embarked")
            .Standardize("Age", "Fare", "SibSp", "Parch").OneHot("Pclass", "Sex", "Embarked").Label("Survived")
            .Fit(parts.Train);
        Assert.Equal(4 + 3 + 2 + 3 + 1, prepared.FeatureNames.Count);
        var validation = prepared.Apply(parts.Validation);
        Assert.Equal(178, validation.Count);
        Assert.Equal(68, validation.Integers("Survived").ToArray().Sum());
    }

    private sealed class Near : System.Collections.Generic.IEqualityComparer<float>
    {
        public bool Equals(float a, float b) => Math.Abs(a - b) <= 1e-4f * Math.Max(1, Math.Abs(a));

        public int GetHashCode(float value) => 0;
    }
}
