using System;
using System.Linq;
using NetDsl.Benchmarks.Comparison;
using NetDsl.GpuBenchmarks.Networks;
using NetDsl.Ilgpu;

namespace NetDsl.GpuBenchmarks;

/// <summary>One kernel by itself, beside what the device can do.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Seconds">A run takes.</param>
/// <param name="Rate">TFLOP/s or GB/s.</param>
/// <param name="Unit">Of the rate.</param>
/// <param name="Share">Of the device's limit; NaN where that is not known.</param>
/// <param name="Goal">The share to be reached.</param>
internal sealed record Part(string Title, double Seconds, double Rate, string Unit, double Share, double Goal)
{
    /// <summary>A fused element-wise loop and a product of matrices.</summary>
    public static Part[] Measure(DeviceLimits limits, MatrixPrecision precision, bool tiny)
    {
        var batch = tiny ? 2 : 16384;
        var seconds = TimeOf(new FusedLoop(), batch, precision, tiny);
        var bandwidth = 2.0 * sizeof(float) * FusedLoop.Width * batch / seconds / 1e9;
        var fused = new Part($"fused element-wise, {batch} × {FusedLoop.Width}", seconds, bandwidth, "GB/s", bandwidth / limits.CopyBandwidth, 0.8);

        var width = tiny ? SquareProductTiny.Width : SquareProduct.Width;
        seconds = TimeOf(tiny ? new SquareProductTiny() : new SquareProduct(), width, precision, tiny);
        var flops = 2.0 * width * width * width / seconds / 1e12;
        var product = new Part($"{precision} product, {width}³", seconds, flops, "TFLOP/s", limits.Flops > 0 && precision == MatrixPrecision.Float32 ? flops / limits.Flops : double.NaN, 0.5);
        return [fused, product];
    }

    private static double TimeOf(Network network, int batch, MatrixPrecision precision, bool tiny)
    {
        foreach (var parameter in network.Info.Parameters) Fill.Parameter(network.Parameter(parameter.Name), parameter);
        using var program = (GpuProgram)network.CreateProgram(ProgramKind.Prediction, batch, Device.Gpu, precision);
        program.SetInput(0, Fill.Floats("x", batch * network.Info.Inputs.Single().Size));
        program.RunAlone();
        if (tiny) return program.Time(1);
        program.Time(10);
        return Enumerable.Range(0, 5).Min(_ => program.Time(20));
    }
}
