using System;
using System.IO;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NetDsl.Storage;
using Xunit;

namespace NetDsl.Tests.Storage;

/// <summary>Whatever the bytes are: weights are loaded whole, or a clear exception is thrown and the network is as it was.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private readonly SafeTensorsFiles files = new();
    private readonly StoredNetwork network = new(1);
    private readonly byte[] sound;
    private readonly int header;

    public HostileFilesTests()
    {
        new StoredNetwork(2).Save(files.Path);
        sound = File.ReadAllBytes(files.Path);
        header = 8 + (int)BitConverter.ToInt64(sound);
    }

    public void Dispose() => files.Dispose();

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (var length = 0; length < sound.Length; length++) Assert.False(Loads(sound[..length]), $"{length} of {sound.Length} bytes were loaded");
    }

    [Fact]
    public void Surplus_bytes_are_refused() => Assert.False(Loads([.. sound, 0]));

    [Fact]
    public void Every_flipped_bit_of_the_header_is_refused_or_harmless()
    {
        for (var bit = 0; bit < header * 8; bit++)
        {
            var bytes = sound.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Loads(bytes, strict: false);
            Loads(bytes);
        }
    }

    [Fact]
    public void Random_damage_is_refused_or_harmless()
    {
        var edit = from place in Gen.Choose(0, header - 1)
                   from length in Gen.Choose(0, 6)
                   from bytes in Gen.ArrayOf(Gen.Elements("{}[]\",:0123456789eE-.\\uFI\0\xFF ".Select(c => (byte)c).ToArray()))
                   select (place, length, bytes);
        Prop.ForAll(edit.ArrayOf().ToArbitrary(), edits =>
        {
            var bytes = sound;
            foreach (var (place, length, inserted) in edits)
            {
                var start = Math.Min(place, bytes.Length);
                bytes = [.. bytes[..start], .. inserted, .. bytes[Math.Min(start + length, bytes.Length)..]];
            }

            // The length is kept true in half of the cases, to get past it.
            if (edits.Length % 2 == 0 && bytes.Length >= 8) BitConverter.GetBytes((long)Math.Max(0, header - 8 + bytes.Length - sound.Length)).CopyTo(bytes, 0);
            Loads(bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(664, 53));
    }

    /// <summary>Loads into the network: true if all weights came, false if it was refused, and a failed test for anything between.</summary>
    private bool Loads(byte[] bytes, bool strict = true)
    {
        File.WriteAllBytes(files.Path, bytes);
        network.Initialize(1);
        var before = network.Weights.ToArray();
        try
        {
            return network.Load(files.Path, strict).IsComplete;
        }
        catch (StorageException problem)
        {
            Assert.StartsWith(files.Path, problem.Message);
            Assert.True(network.Weights.SequenceEqual(before), "the weights changed although loading failed: " + problem.Message);
            return false;
        }
    }
}
