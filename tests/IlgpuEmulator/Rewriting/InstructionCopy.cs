using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Runtime.Emulation;

/// <summary>Writes an instruction into another method, where its parameters and variables are other variables.</summary>
internal static class InstructionCopy
{
    public static bool IsStoreToArgument(OpCode code) => code == OpCodes.Starg || code == OpCodes.Starg_S;

    public static bool IsAddressOfArgument(OpCode code) => code == OpCodes.Ldarga || code == OpCodes.Ldarga_S;

    public static void Write(ILGenerator il, Instruction instruction, LocalBuilder[] parameters, LocalBuilder[] locals, Dictionary<int, Label> labels)
    {
        OpCode code = instruction.Code;
        if (Variable(instruction, parameters, locals) is var (variable, access))
        {
            il.Emit(access, variable);
            return;
        }
        switch (instruction.Operand)
        {
            case null:
                il.Emit(code);
                break;
            case int[] targets:
                il.Emit(code, [.. targets.Select(target => labels[target])]);
                break;
            case int target when code.OperandType is OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget:
                il.Emit(Long(code), labels[target]);
                break;
            case int number:
                il.Emit(code, number);
                break;
            case sbyte number:
                il.Emit(code, number);
                break;
            case long number:
                il.Emit(code, number);
                break;
            case float number:
                il.Emit(code, number);
                break;
            case double number:
                il.Emit(code, number);
                break;
            case string text:
                il.Emit(code, text);
                break;
            case Type type:
                il.Emit(code, type);
                break;
            case FieldInfo field:
                il.Emit(code, field);
                break;
            case ConstructorInfo constructor:
                il.Emit(code, constructor);
                break;
            case MethodInfo method:
                il.Emit(code, method);
                break;
            default:
                throw new NotSupportedException($"Instruction {code.Name}");
        }
    }

    private static (LocalBuilder Variable, OpCode Access)? Variable(Instruction instruction, LocalBuilder[] parameters, LocalBuilder[] locals)
    {
        string name = instruction.Code.Name!;
        string[] parts = name.Split('.');
        LocalBuilder[]? variables = parts[0] switch
        {
            "ldarg" or "ldarga" or "starg" => parameters,
            "ldloc" or "ldloca" or "stloc" => locals,
            _ => null,
        };
        if (variables is null)
        {
            return null;
        }
        // The number is the operand's, or part of the name: ldarg.0.
        int number = instruction.Operand is short operand ? (ushort)operand : name[^1] - '0';
        OpCode access = parts[0][^1] == 'a' ? OpCodes.Ldloca : parts[0].StartsWith("ld", StringComparison.Ordinal) ? OpCodes.Ldloc : OpCodes.Stloc;
        return (variables[number], access);
    }

    private static OpCode Long(OpCode code) => code.Name switch
    {
        "br.s" => OpCodes.Br,
        "brtrue.s" => OpCodes.Brtrue,
        "brfalse.s" => OpCodes.Brfalse,
        "beq.s" => OpCodes.Beq,
        "bge.s" => OpCodes.Bge,
        "bgt.s" => OpCodes.Bgt,
        "ble.s" => OpCodes.Ble,
        "blt.s" => OpCodes.Blt,
        "bne.un.s" => OpCodes.Bne_Un,
        "bge.un.s" => OpCodes.Bge_Un,
        "bgt.un.s" => OpCodes.Bgt_Un,
        "ble.un.s" => OpCodes.Ble_Un,
        "blt.un.s" => OpCodes.Blt_Un,
        _ => code,
    };
}
