using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Numbers for the inputs and parameters of a network, by name.</summary>
internal sealed record Numbers(IReadOnlyDictionary<string, double[]> Leaves);

/// <summary>What a run of a training program left behind.</summary>
internal sealed record TrainingResults(float Loss, float[][] Outputs, Dictionary<string, float[]> Gradients, Dictionary<string, float[]> InputGradients);

/// <summary>Runs emitted training programs on given numbers, in any split of the work.</summary>
internal static class EmittedProgram
{
    public static TrainingResults Train(Network network, Numbers numbers, int batch, int parts, bool reversed = false)
    {
        Fill(network, numbers);
        using var program = network.CreateProgram(ProgramKind.Training, batch + 1, Target.Device);
        Run(program, numbers, batch, parts, reversed);
        var gradients = network.Info.Parameters.ToDictionary(p => p.Name, p => program.Gradients.Slice(p.Offset, p.Count).ToArray());
        var inputGradients = new Dictionary<string, float[]>();
        for (var i = 0; program.Layout.HasInputGradients && i < network.Info.Inputs.Count; i++)
            if (!network.Info.Inputs[i].IsInteger) inputGradients[network.Info.Inputs[i].Name] = program.InputGradient(i).ToArray();
        return new TrainingResults(program.Loss, Outputs(program), gradients, inputGradients);
    }

    public static float[][] Predict(Network network, Numbers numbers, int batch)
    {
        Fill(network, numbers);
        using var program = network.CreateProgram(ProgramKind.Prediction, batch, Target.Device);
        Run(program, numbers, batch, 1, false);
        return Outputs(program);
    }

    /// <summary>By a program of the network, whose parameters stay as they are.</summary>
    public static float[][] Predict(NetworkProgram program, Numbers numbers, int parts, bool reversed = false)
    {
        Run(program, numbers, program.Capacity, parts, reversed);
        return Outputs(program);
    }

    private static float[][] Outputs(NetworkProgram program) =>
        Enumerable.Range(0, program.Network.Info.Outputs.Count).Select(i => program.Output(i).ToArray()).ToArray();

    private static void Run(NetworkProgram program, Numbers numbers, int batch, int parts, bool reversed)
    {
        program.Batch = batch;
        for (var i = 0; i < program.PortCount; i++)
        {
            var port = program.Port(i);
            if (port.IsInteger) program.SetInput(i, numbers.Leaves[port.Name].Select(v => (int)v).ToArray());
            else program.SetInput(i, numbers.Leaves[port.Name].Select(v => (float)v).ToArray());
        }

        // Twice: what a first run leaves in the arena must not matter to the second.
        for (var repetition = 0; repetition < 2; repetition++)
            for (var phase = 0; phase < program.Phases; phase++)
                for (var part = 0; part < parts; part++)
                    program.Run(phase, reversed ? parts - 1 - part : part, parts);
    }

    public static void Fill(Network network, Numbers numbers)
    {
        foreach (var parameter in network.Info.Parameters)
            numbers.Leaves[parameter.Name].Select(v => (float)v).ToArray().CopyTo(network.Parameter(parameter.Name));
    }
}
