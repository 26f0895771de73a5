using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using NetDsl.Data;
using Xunit;

namespace NetDsl.Tests.Data;

public class CsvTableTests
{
    [Fact]
    public void Kinds_and_missing_values_are_found()
    {
        var table = CsvTable.Parse("id,name,age,empty\n1,\"Braund, Mr. \"\"Owen\"\"\",22.5,\n2, Ann ,NA,\n3,7,-1e2,?\n");
        Assert.Equal(3, table.Count);
        Assert.Equal("id: number", table["id"].ToString());
        Assert.Equal("Braund, Mr. \"Owen\"", table["name"].Texts[0]);
        Assert.Equal("Ann", table["name"].Texts[1]);
        Assert.False(table["name"].IsNumber);
        Assert.Equal([22.5, double.NaN, -100], table["age"].Numbers.ToArray());
        Assert.Equal("age: number, 1 of 3 missing", table["age"].ToString());
        Assert.Equal(3, table["empty"].MissingCount);
        Assert.Contains("It has: id, name, age, empty", Assert.Throws<ArgumentException>(() => table["Age"]).Message);
    }

    [Fact]
    public void Options_change_delimiter_header_kinds_and_missing()
    {
        var table = CsvTable.Parse("1;007;x\n2;008;-\n", new CsvOptions { Delimiter = ";", HasHeader = false, Texts = ["column2"], Missing = ["-"] });
        Assert.Equal(["column1", "column2", "column3"], table.Columns.Select(c => c.Name));
        Assert.Equal(2, table.Count);
        Assert.Equal("007", table["column2"].Texts[0]);
        Assert.False(table["column2"].IsNumber);
        Assert.Null(table["column3"].Texts[1]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "line 3: 1 fields, but 2 columns (a, b)")]
    [InlineData("a,b\n\"x\ny\",2\n1,2,3\n", "line 4: 3 fields")]
    [InlineData("a,b\r\n\"x\r\ny\",2\r\n\r\n1,2,3\r\n", "line 5: 3 fields")]
    [InlineData("a,b,a\n", "two columns are called 'a'")]
    [InlineData("", "no line")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2: a quote opens and never closes")]
    [InlineData("a,b\n1,x\"y\n", "quote")]
    public void Damage_is_named_with_its_line(string text, string expected)
    {
        var problem = Assert.Throws<DataFormatException>(() => CsvTable.Parse(text));
        Assert.StartsWith("CSV text: ", problem.Message);
        Assert.Contains(expected, problem.Message);
    }

    [Fact]
    public void A_field_that_is_no_number_is_named()
    {
        Assert.Contains("line 3, column 'b': 'x1' is not a number", Assert.Throws<DataFormatException>(() => CsvTable.Parse("a,b\n1,2\n3,x1\n", new CsvOptions { Numbers = ["b"] })).Message);
        Assert.Contains("line 3, column 'b': 'x1' is not a number", Assert.Throws<DataFormatException>(() => { _ = CsvTable.Parse("a,b\n1,2\n3,x1\n")["b"].Numbers; }).Message);
        Assert.Contains("no column 'c'", Assert.Throws<DataFormatException>(() => CsvTable.Parse("a,b\n1,2\n", new CsvOptions { Numbers = ["c"] })).Message);
        Assert.False(CsvTable.Parse("a\n1\ninfinity\n")["a"].IsNumber);
    }

    [Fact]
    public void Lines_survive_choosing_rows()
    {
        var table = CsvTable.Parse("a,b\n1,x\n2,\"y\nz\"\n3,w\n");
        Assert.Equal([2, 3, 5], Enumerable.Range(0, 3).Select(table.Line));
        var chosen = table.Subset([2, 0]);
        Assert.Equal(5, chosen.Line(0));
        Assert.Equal([3.0, 1], chosen["a"].Numbers.ToArray());
        Assert.Equal("w", chosen["b"].Texts[0]);
        Assert.Equal(1, table.Where("b", t => t == "x").Count);
        Assert.Equal(2, table[1..].Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Subset([3]));
    }

    [Fact]
    public void Files_are_unpacked()
    {
        var path = Path.Combine(Path.GetTempPath(), $"netdsl-{Guid.NewGuid():N}.csv.gz");
        try
        {
            using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes("a,b\n1,ä\n"));
            var table = CsvTable.Read(path);
            Assert.Equal("ä", table["b"].Texts[0]);
            Assert.Equal(path, table.File);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Stratified_splits_share_out_each_value()
    {
        var text = "y\n" + string.Concat(Enumerable.Range(0, 50).Select(i => i % 5 == 0 ? "yes\n" : "no\n"));
        var split = CsvTable.Parse(text).Split(0.2, 0.2, seed: 5, stratifyBy: "y");
        Assert.Equal(2, split.Test["y"].Texts.ToArray().Count(t => t == "yes"));
        Assert.Equal(6, split.Train["y"].Texts.ToArray().Count(t => t == "yes"));
        Assert.Equal(50, split.Train.Count + split.Validation.Count + split.Test.Count);
    }
}
