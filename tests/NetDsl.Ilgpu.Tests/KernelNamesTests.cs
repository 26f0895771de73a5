using System;
using System.Linq;
using NetDsl.Compiler;
using NetDsl.Compiler.Tests.Emit;
using Xunit;

namespace NetDsl.Ilgpu.Tests;

/// <summary>What users call their values, where kernels have variables and classes of these names themselves.</summary>
public sealed class KernelNamesTests
{
    [Fact]
    public void Values_may_be_called_as_the_kernels_own_variables_are()
    {
        string[] names = ["group", "grid", "sharedMemory", "gpuMath", "gpuFloats", "cudaAsm", "lane", "laneX", "partial", "sum", "at", "e", "n", "row", "rows", "views", "inner", "four", "line", "term", "leftTile", "matrix", "from", "largest"];
        var model = ModelBuilder.Of("Named", graph =>
        {
            var y = graph.Input(new PortModel("x", new Shape(68), ElementType.Float));
            var w = graph.Parameter(new ParameterModel("w", new Shape(68, 68), "FanInUniform", 68, 68));
            foreach (var name in names)
            {
                y = graph.AddNamed(new LinearPrimitive(true), name, y, w).Map(e => Scalar.Tanh.Of(e));
                y = y - graph.AddNamed(new LogSumExpPrimitive(0), name, y);
            }

            return ([y], null);
        });
        var network = EmittedCode.Load(model);
        var x = Enumerable.Range(0, 2 * 68).Select(i => MathF.Sin(i)).ToArray();
        using var cpu = network.CreateProgram(ProgramKind.Prediction, 2);
        using var gpu = network.CreateProgram(ProgramKind.Prediction, 2, Device.Gpu);
        foreach (var program in new[] { cpu, gpu })
        {
            program.SetInput(0, x);
            program.RunAlone();
        }

        DeviceTrainingTests.Near(cpu.Output(0), gpu.Output(0));
    }
}
