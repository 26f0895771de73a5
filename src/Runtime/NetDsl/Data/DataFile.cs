using System;
using System.IO;
using System.IO.Compression;

namespace NetDsl.Data;

/// <summary>Opens data files, unpacking those that gzip packed.</summary>
internal static class DataFile
{
    /// <summary>A file to read; gzip is told by its two first bytes, whatever the name, because browsers unpack and keep names.</summary>
    public static Stream Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        try
        {
            return Unpack(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Stream Unpack(FileStream file)
    {
        Span<byte> start = stackalloc byte[2];
        var packed = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start[0] == 0x1F && start[1] == 0x8B;
        file.Position = 0;
        return packed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
