using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace NetDsl.Data.Images;

/// <summary>
/// Images in folders, a class in each: <c>cats/1.png</c>, <c>dogs/1.png</c>. Columns are <c>image</c>, float[channels, height, width] of 0 … 1,
/// and <c>label</c>, the number of the class.
/// </summary>
/// <param name="Data">All images, class after class, in each by file name.</param>
/// <param name="Classes">Names of the sub-folders: the label is the place in this list.</param>
/// <param name="Files">The file of each sample.</param>
/// <example><code>
/// var train = ImageFolder.Read("pets/train", 64, 64);
/// var test = ImageFolder.Read("pets/test", 64, 64, classes: train.Classes);
/// </code></example>
public sealed record ImageFolder(DataSet Data, IReadOnlyList<string> Classes, IReadOnlyList<string> Files)
{
    private static readonly string[] Known = [".png", ".pgm", ".ppm", ".pnm", ".jpg", ".jpeg"];

    /// <summary>Reads all PNG, PGM and PPM files of the sub-folders and brings them to one size.</summary>
    /// <param name="folder">With a sub-folder for each class.</param>
    /// <param name="width">Columns that an image gets.</param>
    /// <param name="height">Rows that an image gets.</param>
    /// <param name="channels">3 for colour, 1 for grey: other images are converted.</param>
    /// <param name="classes">Where the labels must be those of another folder: its classes, in order.</param>
    /// <param name="limit">The most pixels that a file may have.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    /// <exception cref="DataFormatException">A file is damaged or a JPEG, a sub-folder is none of the classes, or there is nothing to read.</exception>
    public static ImageFolder Read(string folder, int width, int height, int channels = 3, IReadOnlyList<string>? classes = null, int limit = Image.UsualLimit)
    {
        var found = Directory.GetDirectories(folder).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).ToArray();
        if (found.Length == 0) throw new DataFormatException(folder, "has no sub-folders: each class needs one, with its images");
        classes ??= found;
        if (found.FirstOrDefault(f => !classes.Contains(f)) is { } other)
            throw new DataFormatException(folder, $"the sub-folder '{other}' is none of the classes: {string.Join(", ", classes)}");
        var files = found.SelectMany(c => Directory.GetFiles(Path.Combine(folder, c)).Where(Readable).Order(StringComparer.Ordinal).Select(f => (File: f, Class: c))).ToArray();
        if (files.Length == 0) throw new DataFormatException(folder, "the sub-folders hold no images: PNG, PGM and PPM files are read");

        var size = checked(channels * height * width);
        var pixels = new float[checked(files.Length * size)];
        var failures = new Exception?[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            try
            {
                Image.Read(files[i].File, limit).WithChannels(channels).Resize(width, height).CopyTo(pixels.AsSpan(i * size, size));
            }
            catch (Exception failure)
            {
                failures[i] = failure;
            }
        });
        // The first in the order of the files, whichever thread met its own first.
        if (Array.Find(failures, f => f is not null) is { } first) ExceptionDispatchInfo.Throw(first);

        var numbers = classes.Index().ToDictionary(c => c.Item, c => c.Index);
        var data = DataSet.Of("image", pixels, channels, height, width).With("label", files.Select(f => numbers[f.Class]).ToArray());
        return new ImageFolder(data, classes, files.Select(f => f.File).ToArray());
    }

    // A JPEG counts, so that it is refused: an image must not be left out unseen.
    private static bool Readable(string file) => Known.Contains(Path.GetExtension(file).ToLowerInvariant());
}
