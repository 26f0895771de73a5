using System;
using System.IO;
using System.Linq;

namespace NetDsl.Data;

/// <summary>
/// Training and test samples of MNIST (LeCun, Cortes, Burges) or a data set of the same files (Fashion-MNIST, KMNIST):
/// columns <c>image</c>, float[1, rows, columns] with the channel first, and <c>label</c>, one integer.
/// </summary>
/// <param name="Train">To learn from: 60,000 samples of MNIST.</param>
/// <param name="Test">To report on: 10,000 samples of MNIST.</param>
public sealed record Mnist(DataSet Train, DataSet Test)
{
    /// <summary>Reads the four files <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and <c>t10k-labels-idx1-ubyte</c>, each plain or with <c>.gz</c>.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="scaled">True for pixels of 0 … 1, false for 0 … 255.</param>
    /// <exception cref="FileNotFoundException">One of the four is not there; the message names it.</exception>
    /// <exception cref="DataFormatException">A file is damaged, or images and labels differ in number.</exception>
    public static Mnist Load(string folder, bool scaled = true)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new Mnist(Part(folder, "train", scaled), Part(folder, "t10k", scaled));
    }

    private static DataSet Part(string folder, string part, bool scaled)
    {
        var imageFile = Find(folder, part + "-images", "idx3-ubyte");
        var labelFile = Find(folder, part + "-labels", "idx1-ubyte");
        var images = Idx.Read(imageFile);
        var labels = Idx.Read(labelFile);
        if (images.Shape.Count != 3) throw new DataFormatException(imageFile, $"{images.Shape.Count} dimensions at offset 3, but images have 3: samples, rows, columns");
        if (labels.Shape.Count != 1) throw new DataFormatException(labelFile, $"{labels.Shape.Count} dimensions at offset 3, but labels have 1");
        if (images.Shape[0] != labels.Shape[0])
            throw new DataFormatException(labelFile, $"{labels.Shape[0]} labels at offset 4, but {images.Shape[0]} images in {imageFile}");
        if (images.Shape.Any(d => d == 0)) throw new DataFormatException(imageFile, $"the images are empty: {string.Join(" × ", images.Shape)}");
        return DataSet.Of("image", images.ToFloats(scaled), 1, images.Shape[1], images.Shape[2]).With("label", labels.ToIntegers());
    }

    private static string Find(string folder, string stem, string kind)
    {
        // Some copies of the set write a dot before the kind.
        string[] names = [$"{stem}-{kind}", $"{stem}-{kind}.gz", $"{stem}.{kind}", $"{stem}.{kind}.gz"];
        return names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"neither '{names[0]}' nor '{names[1]}' is in '{folder}'", Path.Combine(folder, names[0]));
    }
}
