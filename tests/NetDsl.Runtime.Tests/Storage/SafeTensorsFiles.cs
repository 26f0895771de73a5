using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;

namespace NetDsl.Tests.Storage;

/// <summary>A folder for one test, and files made byte by byte, as another program would write them.</summary>
internal sealed class SafeTensorsFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("netdsl").FullName;

    public string Path => System.IO.Path.Combine(Folder, "test.safetensors");

    public static byte[] Bytes(string json, byte[] data)
    {
        var header = Encoding.UTF8.GetBytes(json);
        var bytes = new byte[8 + header.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + header.Length);
        return bytes;
    }

    public static byte[] Floats(params float[] values) => values.SelectMany(BitConverter.GetBytes).ToArray();

    public string Write(string json, params byte[] data)
    {
        File.WriteAllBytes(Path, Bytes(json, data));
        return Path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
