using NetDsl;
using NetDsl.Data;

namespace Broken.NDSL4005;

public static class Program
{
    public static DataSet Run(CsvTable table)
    {
        var parts = table.Split(0.1, 0.1);
        var prepared = new TablePipeline().Standardize("age").Target("price").Fit(table);
        return prepared.Apply(parts.Test);
    }
}
