using System.CommandLine;

namespace Samples.Series;

/// <summary>Series in time: a forecast of measurements, and music.</summary>
internal static class Program
{
    public static int Main(string[] args) => SampleApp.Run(
        new RootCommand("Series in time: forecasts of a transformer's temperature, and chorales in four voices.") { ForecastCommand.Create(), ChoraleCommand.Create() }, args);
}
