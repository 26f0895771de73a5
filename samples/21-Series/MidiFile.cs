using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Samples.Series;

/// <summary>Writes voices as a standard MIDI file of format 1: a track with the tempo, and one for each voice.</summary>
internal static class MidiFile
{
    private const int TicksPerQuarter = 480;
    private const int TicksPerStep = TicksPerQuarter / 4;

    /// <param name="voices">For each voice the pitch of every sixteenth, 0 for silence; a pitch that stays is one long note.</param>
    /// <param name="tempo">Quarters a minute.</param>
    public static byte[] Write(IReadOnlyList<int[]> voices, int tempo = 80)
    {
        using var file = new MemoryStream();
        file.Write(Encoding.ASCII.GetBytes("MThd"));
        Number(file, 6, 4);
        Number(file, 1, 2);
        Number(file, voices.Count + 1, 2);
        Number(file, TicksPerQuarter, 2);
        using var conductor = new MemoryStream();
        conductor.Write([0x00, 0xFF, 0x51, 0x03]);
        Number(conductor, 60_000_000 / tempo, 3);
        Track(file, conductor);
        for (var channel = 0; channel < voices.Count; channel++)
        {
            using var track = new MemoryStream();
            // Program 19 is the church organ.
            track.Write([0x00, (byte)(0xC0 | channel), 19]);
            Notes(track, voices[channel], channel);
            Track(file, track);
        }

        return file.ToArray();
    }

    private static void Notes(MemoryStream track, int[] pitches, int channel)
    {
        var (sounding, waited) = (0, 0);
        for (var step = 0; step <= pitches.Length; step++, waited += TicksPerStep)
        {
            var pitch = step < pitches.Length ? pitches[step] : 0;
            if (pitch == sounding) continue;
            if (sounding > 0)
            {
                Length(track, waited);
                track.Write([(byte)(0x80 | channel), (byte)sounding, 0]);
                waited = 0;
            }

            if (pitch > 0)
            {
                Length(track, waited);
                track.Write([(byte)(0x90 | channel), (byte)pitch, 80]);
                waited = 0;
            }

            sounding = pitch;
        }
    }

    private static void Track(MemoryStream file, MemoryStream track)
    {
        track.Write([0x00, 0xFF, 0x2F, 0x00]);
        file.Write(Encoding.ASCII.GetBytes("MTrk"));
        Number(file, (int)track.Length, 4);
        track.WriteTo(file);
    }

    /// <summary>The highest byte first.</summary>
    private static void Number(MemoryStream stream, int value, int bytes)
    {
        for (var shift = 8 * (bytes - 1); shift >= 0; shift -= 8) stream.WriteByte((byte)(value >> shift));
    }

    /// <summary>Seven bits a byte, the highest first; all bytes but the last have their top bit set.</summary>
    private static void Length(MemoryStream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[5];
        var count = 0;
        do
        {
            bytes[count] = (byte)((value & 0x7F) | (count == 0 ? 0 : 0x80));
            count++;
            value >>= 7;
        }
        while (value > 0);
        while (count > 0) stream.WriteByte(bytes[--count]);
    }
}
