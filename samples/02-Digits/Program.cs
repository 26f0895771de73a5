using System.CommandLine;

namespace Samples.Handwriting;

/// <summary>Handwritten digits: train on MNIST or on drawn digits, and read images.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        var command = new RootCommand("Trains a network to read handwritten digits; 'predict FILE' then reads an image.");
        TrainCommand.AddTo(command);
        command.Add(PredictCommand.Create());
        return SampleApp.Run(command, args);
    }
}
