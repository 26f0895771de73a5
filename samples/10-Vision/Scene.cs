using System;
using NetDsl;

namespace Samples.Vision;

/// <summary>A batch of drawn pictures: a bright disc before a slope of grey, where it is, and a class by its place.</summary>
internal sealed class Scene
{
    private readonly Random random;
    private readonly (float Row, float Column, float Radius)[] discs;

    public Scene(int batch, int seed)
    {
        random = new Random(seed);
        discs = new (float, float, float)[batch];
        for (var n = 0; n < batch; n++) discs[n] = (0.3f + (0.4f * random.NextSingle()), 0.3f + (0.4f * random.NextSingle()), 0.15f + (0.1f * random.NextSingle()));
    }

    /// <summary>Fills inputs and targets of a program by their names: noise and mask are what they say, every other value is the pictures or their labels.</summary>
    public void Fill(NetworkProgram program)
    {
        program.Batch = discs.Length;
        for (var i = 0; i < program.PortCount; i++)
        {
            var port = program.Port(i);
            if (port.IsInteger) Labels(program.Integers(i), port.Limit);
            else if (port.Name == "noise") Noise(program.Floats(i)[..(discs.Length * port.Size)]);
            else Paint(program.Floats(i), port.Shape[0], port.Shape[1], port.Shape[2], mask: port.Name == "mask");
        }
    }

    private void Labels(Span<int> labels, int classes)
    {
        for (var n = 0; n < discs.Length; n++) labels[n] = (int)(discs[n].Column * classes);
    }

    private void Noise(Span<float> noise)
    {
        // Box and Muller.
        foreach (ref var value in noise) value = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }

    private void Paint(Span<float> pixels, int channels, int height, int width, bool mask)
    {
        var at = 0;
        foreach (var (row, column, radius) in discs)
            for (var channel = 0; channel < channels; channel++)
                for (var y = 0; y < height; y++)
                    for (var x = 0; x < width; x++)
                    {
                        float down = ((y + 0.5f) / height) - row, right = ((x + 0.5f) / width) - column;
                        var inside = (down * down) + (right * right) < radius * radius;
                        pixels[at++] = mask ? inside ? 1 : 0 : inside ? 1 - (0.2f * channel) : 0.3f * x / width;
                    }
    }
}
