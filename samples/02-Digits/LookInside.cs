using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using NetDsl;
using NetDsl.Data;
using NetDsl.Plots;

namespace Samples.Handwriting;

/// <summary>Writes what a convolutional network looks for and what it sees: filters, feature maps, and which pixels its answer hangs on.</summary>
internal static class LookInside
{
    private const int Pixels = DrawnDigits.Side * DrawnDigits.Side;
    private const int Classes = 10;

    /// <summary>Writes the pictures and says their names.</summary>
    /// <param name="network">With the trained weights; one output of scores, and feature maps behind it.</param>
    /// <param name="test">Whose first image of each digit is looked at.</param>
    /// <param name="folder">Where to.</param>
    public static IReadOnlyList<string> Write(Network network, DataSet test, string folder)
    {
        var files = new List<string>();
        var images = OneOfEach(test);

        // The filters of the first layer are small images themselves.
        var filters = network.Info.Parameters[0];
        Save("filters.png", new ImageGrid(filters.Shape[2], filters.Shape[3]) { Colours = GridColours.Signed, Scale = 10, EachByItself = true }, network.Parameter(filters.Name));

        using var prediction = network.CreateProgram(ProgramKind.Prediction, Classes);
        prediction.SetInput(0, images);
        prediction.RunAlone();
        for (var output = 1; output < network.Info.Outputs.Count; output++)
        {
            // A row for each digit, a column for each channel.
            var shape = network.Info.Outputs[output].Shape;
            Save($"maps{output}.png", new ImageGrid(shape[1], shape[2]) { Columns = shape[0], Scale = 2, Gap = 1, EachByItself = true }, prediction.Output(output));
        }

        Save("saliency.png", new ImageGrid(DrawnDigits.Side, DrawnDigits.Side) { Columns = Classes, Scale = 3, EachByItself = true }, [.. images, .. Saliency(network, images, prediction.Output(0))]);
        return files;

        void Save(string name, ImageGrid grid, ReadOnlySpan<float> values)
        {
            files.Add(OutFolder.File(folder, name));
            grid.Draw(values).Save(files[^1]);
        }
    }

    /// <summary>The size of the gradient of the highest score by each pixel (Simonyan, Vedaldi and Zisserman 2014): the loss of the twin is that score.</summary>
    private static float[] Saliency(Network network, float[] images, ReadOnlySpan<float> scores)
    {
        // Batch norms are to use their running values, as in prediction: ten images say little about all.
        foreach (var held in network.Info.Buffers.Where(b => b.Kind == BufferKind.Switch)) network.Buffers[held.Offset] = 1;
        using var training = network.CreateProgram(ProgramKind.Training, Classes);
        var chosen = new float[Classes * Classes];
        for (var i = 0; i < Classes; i++) chosen[(i * Classes) + TensorPrimitives.IndexOfMax(scores.Slice(i * Classes, Classes))] = 1;
        training.SetInput(0, images);
        training.SetInput(1, chosen);
        training.RunAlone();
        var sizes = new float[images.Length];
        TensorPrimitives.Abs(training.InputGradient(0), sizes);
        return sizes;
    }

    private static float[] OneOfEach(DataSet test)
    {
        var labels = test.Integers("label").ToArray();
        var rows = Enumerable.Range(0, Classes).Select(digit => Math.Max(Array.IndexOf(labels, digit), 0)).ToArray();
        var images = new float[Classes * Pixels];
        test.CopyRows(test.IndexOf("image"), rows, images);
        return images;
    }
}
