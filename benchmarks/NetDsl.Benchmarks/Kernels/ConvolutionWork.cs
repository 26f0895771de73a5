using System;
using NetDsl.Kernels;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Benchmarks.Kernels;

/// <summary>Which part of a convolution.</summary>
public enum ConvolutionKind
{
    /// <summary>x ∗ w.</summary>
    Forward,

    /// <summary>dy ∗ᵀ w.</summary>
    InputGradient,

    /// <summary>Σ x · dy.</summary>
    WeightGradient,
}

/// <summary>One convolution with its buffers, to be run by a team.</summary>
public sealed class ConvolutionWork : ITeamWork, IDisposable
{
    private readonly ConvolutionKind kind;
    private readonly ConvShape shape;
    private readonly int samples;
    private readonly AlignedBuffer x;
    private readonly AlignedBuffer y;
    private readonly AlignedBuffer weight;
    private readonly AlignedBuffer packed;
    private readonly AlignedBuffer back;

    /// <summary>A batch of images.</summary>
    public ConvolutionWork(ConvolutionKind kind, ConvShape shape, int samples)
    {
        (this.kind, this.shape, this.samples) = (kind, shape, samples);
        var taps = shape.KernelHeight * shape.KernelWidth;
        x = new AlignedBuffer(samples * shape.Height * shape.Width * shape.Channels);
        y = new AlignedBuffer(samples * shape.ResultHeight * shape.ResultWidth * shape.ResultChannels);
        weight = new AlignedBuffer(shape.ResultChannels * shape.Channels / shape.Groups * taps);
        packed = new AlignedBuffer(Convolution.PackedLength(shape, back: false));
        back = new AlignedBuffer(Convolution.PackedLength(shape, back: true));
        var random = new Random(1);
        foreach (var buffer in new[] { x, y, weight })
            foreach (ref var value in buffer.Span) value = random.NextSingle() - 0.5f;
        Convolution.Pack(weight.Span, packed.Span, shape, 0, 1);
        Convolution.PackBack(weight.Span, back.Span, shape, 0, 1);
    }

    /// <summary>Additions and multiplications, those with zeros around the image included.</summary>
    public double Operations => 2.0 * samples * shape.ResultHeight * shape.ResultWidth * shape.ResultChannels * shape.Channels / shape.Groups * shape.KernelHeight * shape.KernelWidth;

    /// <inheritdoc/>
    public int Phases => 1;

    /// <inheritdoc/>
    public void Run(int phase, int part, int parts)
    {
        var (first, last) = (samples * part / parts, samples * (part + 1) / parts);
        if (kind == ConvolutionKind.Forward) Convolution.Forward<Identity>(x.Span, packed.Span, default, y.Span, first, last, shape);
        else if (kind == ConvolutionKind.InputGradient) Convolution.InputGradient<Identity>(y.Span, back.Span, default, x.Span, first, last, shape);
        else Convolution.WeightGradient(x.Span, y.Span, weight.Span, samples, shape, part, parts);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in new[] { x, y, weight, packed, back }) buffer.Dispose();
    }
}
