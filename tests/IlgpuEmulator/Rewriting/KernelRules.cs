using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ILGPU.Runtime.Emulation;

/// <summary>What ILGPU, or one of its devices, refuses in a kernel or in what it calls.</summary>
internal static class KernelRules
{
    private const string LauncherAssembly = "ILGPURuntime";

    // ILGPU's core has these only for some devices, or not at all.
    private static readonly HashSet<string> Functions =
    [
        "Exp", "Log", "Log10", "Pow", "Tan", "Tanh", "Asin", "Acos", "Atan", "Atan2", "Sinh", "Cosh",
        "FusedMultiplyAdd", "Cbrt", "ScaleB", "BitIncrement", "BitDecrement",
    ];

    /// <summary>The first thing refused, in words, or null.</summary>
    public static string? Violation(MethodInfo kernel)
    {
        if (!kernel.IsStatic)
        {
            return "a kernel is a static method.";
        }
        if (kernel.ReturnType != typeof(void))
        {
            return "a kernel returns nothing.";
        }
        foreach (ParameterInfo parameter in kernel.GetParameters())
        {
            if (Hidden(parameter.ParameterType) is { } hidden)
            {
                return $"the type {hidden.Name} of an argument is not visible to {LauncherAssembly}: make it public, or name that assembly in InternalsVisibleTo.";
            }
        }
        return Violation(kernel, []);
    }

    // What ILGPU makes to start a kernel is in an assembly of its own.
    private static Type? Hidden(Type type)
    {
        foreach (Type argument in type.GetGenericArguments())
        {
            if (Hidden(argument) is { } hidden)
            {
                return hidden;
            }
        }
        bool named = type.Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Any(friend => friend.AssemblyName == LauncherAssembly);
        return type.IsVisible || named || (type.IsGenericType && type.GetGenericTypeDefinition().IsVisible) ? null : type;
    }

    private static string? Violation(MethodBase method, HashSet<MethodBase> seen)
    {
        if (!seen.Add(method) || method.GetMethodBody() is not { } body || Instruction.Read(method) is not { } instructions)
        {
            return null;
        }
        string where = $" ({method.Name})";
        if (body.ExceptionHandlingClauses.Count > 0)
        {
            return "try and using are not supported" + where + ".";
        }
        foreach (LocalVariableInfo local in body.LocalVariables)
        {
            if (local.LocalType.IsInterface)
            {
                return $"a local of the interface {local.LocalType.Name} is not supported{where}.";
            }
        }
        Type? constraint = null;
        foreach (Instruction instruction in instructions)
        {
            if (constraint is not null && instruction.Operand is MethodInfo declared)
            {
                if (ConstrainedCalls.Target(constraint, declared) is not { } target)
                {
                    return $"a virtual call is not supported ({constraint.Name}.{declared.Name}){where}.";
                }
                constraint = null;
                if (KernelMethods.IsOfKernel(target) && Violation(target, seen) is { } within)
                {
                    return within;
                }
                continue;
            }
            constraint = instruction.Code == OpCodes.Constrained ? (Type)instruction.Operand! : null;
            if (Violation(instruction) is { } reason)
            {
                return reason + where + ".";
            }
            if (instruction.Operand is MethodBase called && KernelMethods.IsOfKernel(called) && Violation(called, seen) is { } inner)
            {
                return inner;
            }
        }
        return null;
    }

    private static string? Violation(Instruction instruction)
    {
        OpCode code = instruction.Code;
        if (code == OpCodes.Throw || code == OpCodes.Rethrow)
        {
            return "throw is not supported";
        }
        if (code == OpCodes.Localloc)
        {
            return "stackalloc is not supported";
        }
        if (code == OpCodes.Switch)
        {
            return "switch is not supported by every device: write a chain of ifs";
        }
        if (code == OpCodes.Newarr || code == OpCodes.Box || code == OpCodes.Ldftn)
        {
            return $"objects are not supported (instruction {code.Name})";
        }
        if (code == OpCodes.Stsfld || code == OpCodes.Ldsflda)
        {
            return "a static field cannot be written, or taken by reference";
        }
        return instruction.Operand switch
        {
            FieldInfo { IsStatic: true } field when code == OpCodes.Ldsfld => Violation(field),
            MethodBase called => Violation(called, code),
            _ => null,
        };
    }

    private static string? Violation(FieldInfo field)
    {
        if (!field.IsInitOnly)
        {
            return $"the static field {field.Name} is not readonly";
        }
        return field.FieldType.IsValueType ? null : $"the static field {field.Name} is not a scalar";
    }

    private static string? Violation(MethodBase called, OpCode code)
    {
        Type? type = called.DeclaringType;
        if (code == OpCodes.Callvirt && type is { IsValueType: false })
        {
            return $"a virtual call is not supported ({type.Name}.{called.Name})";
        }
        if (code == OpCodes.Newobj && typeof(Exception).IsAssignableFrom(type))
        {
            return "throw is not supported";
        }
        if (code == OpCodes.Newobj && type is { IsValueType: false })
        {
            return $"objects are not supported (new {type.Name})";
        }
        bool ofMath = type == typeof(Math) || type == typeof(MathF) || type == typeof(IntrinsicMath.CPUOnly);
        bool refused = (ofMath && Functions.Contains(called.Name)) || (called.Name == "Clamp" && (type == typeof(Math) || type == typeof(float)));
        return refused ? $"{type!.Name}.{called.Name} is not found on every device" : null;
    }
}
