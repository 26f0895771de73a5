using System;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Runtime.Emulation;

/// <summary>One instruction of a method, its tokens resolved; branches hold the offsets they go to.</summary>
internal sealed record Instruction(int Offset, OpCode Code, object? Operand)
{
    private static readonly Dictionary<short, OpCode> Codes = AllCodes();

    /// <summary>The instructions of a method, or null if it has no body.</summary>
    public static List<Instruction>? Read(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
        {
            return null;
        }
        Type[]? typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        List<Instruction> instructions = [];
        for (int at = 0; at < il.Length;)
        {
            int start = at;
            short value = il[at++];
            if (value == 0xFE)
            {
                value = (short)(0xFE00 | il[at++]);
            }
            OpCode code = Codes[value];
            object? operand = ReadOperand(code, il, ref at, token => method.Module.ResolveMember(token, typeArguments, methodArguments), token => method.Module.ResolveString(token));
            instructions.Add(new Instruction(start, code, operand));
        }
        return instructions;
    }

    private static object? ReadOperand(OpCode code, byte[] il, ref int at, Func<int, object?> member, Func<int, string> text)
    {
        int start = at;
        switch (code.OperandType)
        {
            case OperandType.InlineNone:
                return null;
            case OperandType.ShortInlineBrTarget:
                at += 1;
                return at + (sbyte)il[start];
            case OperandType.ShortInlineI:
                at += 1;
                return (sbyte)il[start];
            case OperandType.ShortInlineVar:
                at += 1;
                return (short)il[start];
            case OperandType.InlineVar:
                at += 2;
                return BitConverter.ToInt16(il, start);
            case OperandType.InlineI8:
                at += 8;
                return BitConverter.ToInt64(il, start);
            case OperandType.InlineR:
                at += 8;
                return BitConverter.ToDouble(il, start);
            case OperandType.InlineSwitch:
                int count = BitConverter.ToInt32(il, start);
                at += 4 + (4 * count);
                int[] targets = new int[count];
                for (int i = 0; i < count; i++)
                {
                    targets[i] = at + BitConverter.ToInt32(il, start + 4 + (4 * i));
                }
                return targets;
        }
        at += 4;
        int number = BitConverter.ToInt32(il, start);
        return code.OperandType switch
        {
            OperandType.InlineBrTarget => at + number,
            OperandType.InlineI => number,
            OperandType.ShortInlineR => BitConverter.ToSingle(il, start),
            OperandType.InlineString => text(number),
            OperandType.InlineSig => null,
            _ => member(number),
        };
    }

    private static Dictionary<short, OpCode> AllCodes()
    {
        Dictionary<short, OpCode> codes = [];
        foreach (FieldInfo field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            OpCode code = (OpCode)field.GetValue(null)!;
            codes[code.Value] = code;
        }
        return codes;
    }
}
