using System;

namespace NetDsl.Data;

/// <summary>A data file does not hold what its format prescribes; the message names the file, the place and the numbers.</summary>
public class DataFormatException : FormatException
{
    /// <summary>A problem in a file.</summary>
    /// <param name="file">The file, or what stands for it.</param>
    /// <param name="problem">What is wrong, where, and what was expected.</param>
    public DataFormatException(string file, string problem)
        : base($"{file}: {problem}") => File = file;

    /// <summary>A problem in a file, with its cause.</summary>
    /// <param name="file">The file, or what stands for it.</param>
    /// <param name="problem">What is wrong, where, and what was expected.</param>
    /// <param name="cause">The exception behind it.</param>
    public DataFormatException(string file, string problem, Exception cause)
        : base($"{file}: {problem}", cause) => File = file;

    /// <summary>The file, or what stands for it.</summary>
    public string File { get; }
}
