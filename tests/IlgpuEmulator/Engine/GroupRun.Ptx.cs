using System;
using System.Collections.Generic;
using System.Globalization;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

/// <summary>
/// Inline PTX, as little of it as is needed: declarations of registers of floats, their moves, and the matrix instructions, which the lanes
/// of a warp meet for.
/// </summary>
internal sealed partial class GroupRun
{
    private Dictionary<string, float>[]? registers;
    private uint[]? words;
    private string?[]? instructions;

    /// <summary>Runs statements; the last value of <paramref name="output"/> is what was moved to %0.</summary>
    public void RunPtx(string text, ReadOnlySpan<uint> inputs, ref float output)
    {
        foreach (PtxStatement statement in PtxStatement.Read(text))
        {
            if (MatrixInstruction.Find(statement.Code) is { } multiply)
            {
                Multiply(multiply, statement, text, inputs);
            }
            else if (statement.Code == ".reg .f32")
            {
                Declare(statement.Operands[0]);
            }
            else if (statement.Code == "mov.f32")
            {
                float value = statement.Operands[1].StartsWith("0f", StringComparison.Ordinal)
                    ? Interop.IntAsFloat(uint.Parse(statement.Operands[1].AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                    : Register(statement.Operands[1]);
                if (PtxStatement.Number(statement.Operands[0]) == 0)
                {
                    output = value;
                }
                else
                {
                    Register(statement.Operands[0]) = value;
                }
            }
            else
            {
                throw new NotSupportedException($"The emulator does not run '{statement.Code}' of inline PTX.");
            }
        }
    }

    private void ResetPtx()
    {
        foreach (Dictionary<string, float> lane in registers ?? [])
        {
            lane?.Clear();
        }
    }

    // "sum<16>" is sum0 … sum15.
    private void Declare(string operand)
    {
        registers ??= new Dictionary<string, float>[lanes];
        Dictionary<string, float> own = registers[Lane] ??= [];
        int open = operand.IndexOf('<', StringComparison.Ordinal);
        int count = open < 0 ? 1 : int.Parse(operand.AsSpan(open + 1, operand.Length - open - 2), CultureInfo.InvariantCulture);
        for (int i = 0; i < count; i++)
        {
            string name = open < 0 ? operand : operand[..open] + i.ToString(CultureInfo.InvariantCulture);
            if (!own.TryAdd(name, float.NaN))
            {
                throw new KernelUsageException($"The register '{name}' of inline PTX is declared twice.");
            }
        }
    }

    private ref float Register(string name)
    {
        Dictionary<string, float>? own = registers?[Lane];
        if (own is null || !own.ContainsKey(name))
        {
            throw new KernelUsageException($"The register '{name}' of inline PTX was not declared.");
        }
        return ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrNullRef(own, name);
    }

    private void Multiply(MatrixInstruction multiply, PtxStatement statement, string text, ReadOnlySpan<uint> inputs)
    {
        if (WarpSize != 32 || lanes % 32 != 0)
        {
            throw new KernelUsageException(FormattableString.Invariant($"'{statement.Code}' needs warps of 32 lanes; a group of {lanes} has warps of {WarpSize}."));
        }
        // Operands: four sums, six words, four sums.
        words ??= new uint[2 * lanes * MatrixInstruction.InputWords];
        instructions ??= new string[2 * lanes];
        if (!slots[Lane].HasGiven)
        {
            int place = slots[Lane].Exchanges++ & 1;
            for (int i = 0; i < MatrixInstruction.InputWords; i++)
            {
                words[WordAt(Lane, place, i)] = inputs[PtxStatement.Number(statement.Operands[MatrixInstruction.Sums + i])];
            }
            instructions[(2 * Lane) + place] = text;
        }
        if (!Met(LaneState.WaitsForWarp))
        {
            return;
        }
        int turn = (slots[Lane].Exchanges - 1) & 1;
        int first = Lane / 32 * 32;
        for (int lane = first; lane < first + 32; lane++)
        {
            if (instructions[(2 * lane) + turn] is var other && other != text)
            {
                throw new KernelUsageException($"Lanes of a warp meet at different matrix instructions: '{text}' and '{other}'.");
            }
        }
        Span<float> sums = stackalloc float[MatrixInstruction.Sums];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = Register(statement.Operands[MatrixInstruction.Sums + MatrixInstruction.InputWords + i]);
        }
        multiply.Run(Lane - first, (lane, word) => words[WordAt(first + lane, turn, word)], sums);
        for (int i = 0; i < sums.Length; i++)
        {
            Register(statement.Operands[i]) = sums[i];
        }
    }

    private static int WordAt(int lane, int turn, int word) => (((2 * lane) + turn) * MatrixInstruction.InputWords) + word;
}
