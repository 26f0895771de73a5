using System;

namespace NetDsl.Storage;

/// <summary>A stored file is damaged or does not fit the network; the message names the file, the tensor and the numbers. Nothing was changed.</summary>
public sealed class StorageException : FormatException
{
    /// <summary>A problem of a whole file.</summary>
    /// <param name="file">The file, or what stands for it.</param>
    /// <param name="problem">What is wrong, and what was expected.</param>
    /// <param name="cause">The exception behind it, if any.</param>
    public StorageException(string file, string problem, Exception? cause = null)
        : base($"{file}: {problem}", cause) => File = file;

    /// <summary>A problem of one tensor.</summary>
    /// <param name="file">The file, or what stands for it.</param>
    /// <param name="tensor">Its name.</param>
    /// <param name="problem">What is wrong, and what was expected.</param>
    public StorageException(string file, string tensor, string problem)
        : this(file, problem: $"tensor '{tensor}' {problem}") => Tensor = tensor;

    /// <summary>The file, or what stands for it.</summary>
    public string File { get; }

    /// <summary>The tensor at fault, the first of several; null where it is the file.</summary>
    public string? Tensor { get; }
}
