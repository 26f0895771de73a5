using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ILGPU.Runtime.Emulation;

/// <summary>
/// Rewrites a kernel's instructions so that it returns at each barrier, its local variables kept, and can go on from there.
/// Functions with barriers become part of the kernel. What it does not know (a value on the stack across a barrier,
/// a reference kept in a variable) it leaves to a thread for each lane.
/// </summary>
internal sealed class KernelRewriter(Type argumentsType)
{
    private const int MaxDepth = 32;

    private static readonly MethodInfo UnsafeAs = typeof(Unsafe).GetMethods().Single(method => method.Name == nameof(Unsafe.As) && method.GetGenericArguments().Length == 1);

    private readonly DynamicMethod step = new("step", typeof(int), [typeof(KernelArguments), typeof(object[]), typeof(int), typeof(int)], typeof(KernelRewriter).Module, skipVisibility: true);
    private readonly List<LocalBuilder> saved = [];
    private readonly List<(WaitingPoint Point, Label After)> points = [];
    private readonly List<(FieldInfo Field, LocalBuilder Local)> arguments = [];
    private ILGenerator il = null!;
    private LocalBuilder point = null!;
    private Label keep;

    public ResumableKernel? TryRewrite(MethodInfo kernel)
    {
        il = step.GetILGenerator();
        point = il.DeclareLocal(typeof(int));
        keep = il.DefineLabel();
        Label dispatch = il.DefineLabel();
        Label start = il.DefineLabel();
        il.Emit(OpCodes.Br, dispatch);
        il.MarkLabel(start);
        if (!Write(kernel, DeclareParameters(kernel), null, 0))
        {
            return null;
        }
        // Kept to the end: only then are the points and the variables known.
        WriteKeep();
        WriteDispatch(dispatch, start);
        return new ResumableKernel(
            step.CreateDelegate<LaneStep>(),
            [.. saved.Select(local => local.LocalType)],
            [.. points.Select(waiting => waiting.Point)]);
    }

    private void WriteKeep()
    {
        il.MarkLabel(keep);
        foreach (LocalBuilder local in saved)
        {
            LoadFrame(local);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Ldloc, local);
            il.Emit(OpCodes.Stelem, local.LocalType);
        }
        il.Emit(OpCodes.Ldloc, point);
        il.Emit(OpCodes.Ret);
    }

    private void WriteDispatch(Label dispatch, Label start)
    {
        Label resume = il.DefineLabel();
        il.MarkLabel(dispatch);
        foreach ((FieldInfo field, LocalBuilder local) in arguments)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Call, UnsafeAs.MakeGenericMethod(argumentsType));
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Stloc, local);
        }
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Brtrue, resume);
        il.Emit(OpCodes.Br, start);
        il.MarkLabel(resume);
        foreach (LocalBuilder local in saved)
        {
            LoadFrame(local);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Ldelem, local.LocalType);
            il.Emit(OpCodes.Stloc, local);
        }
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Switch, [.. points.Select(waiting => waiting.After)]);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ret);
    }

    // A parameter that the kernel never changes is read again when a lane resumes, which is cheaper than keeping it.
    private LocalBuilder[] DeclareParameters(MethodInfo kernel)
    {
        ParameterInfo[] parameters = kernel.GetParameters();
        List<Instruction> instructions = Instruction.Read(kernel)!;
        LocalBuilder[] locals = new LocalBuilder[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            Type type = parameters[i].ParameterType;
            bool isReadOnly = type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false);
            bool changes = instructions.Any(instruction => instruction.Operand is short number && number == i
                && (InstructionCopy.IsStoreToArgument(instruction.Code) || (InstructionCopy.IsAddressOfArgument(instruction.Code) && !isReadOnly)));
            locals[i] = il.DeclareLocal(type);
            arguments.Add((argumentsType.GetField(FormattableString.Invariant($"Arg{i + 1}"))!, locals[i]));
            if (changes)
            {
                saved.Add(locals[i]);
            }
        }
        return locals;
    }

    private LocalBuilder Declare(Type type)
    {
        LocalBuilder local = il.DeclareLocal(type);
        saved.Add(local);
        return local;
    }

    private void LoadFrame(LocalBuilder local)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4, saved.IndexOf(local));
        il.Emit(OpCodes.Ldelem_Ref);
        il.Emit(OpCodes.Call, UnsafeAs.MakeGenericMethod(local.LocalType.MakeArrayType()));
    }

    // A method's body: the kernel's own (end is null), or that of a function it calls, whose result is left in a variable.
    private bool Write(MethodBase method, LocalBuilder[] parameters, (Label Label, LocalBuilder? Result)? end, int depth)
    {
        MethodBody? body = method.GetMethodBody();
        List<Instruction>? instructions = Instruction.Read(method);
        if (body is null || instructions is null || depth > MaxDepth || !method.IsStatic || body.ExceptionHandlingClauses.Count > 0
            || body.LocalVariables.Any(local => local.LocalType.IsByRef || local.LocalType.IsPointer)
            || parameters.Any(local => local.LocalType.IsByRef || local.LocalType.IsPointer)
            || StackDepths.Of(method, instructions) is not { } depths)
        {
            return false;
        }
        LocalBuilder[] locals = [.. body.LocalVariables.Select(local => Declare(local.LocalType))];
        Dictionary<int, Label> labels = instructions.ToDictionary(instruction => instruction.Offset, _ => il.DefineLabel());
        foreach (Instruction instruction in instructions)
        {
            il.MarkLabel(labels[instruction.Offset]);
            if (!depths.TryGetValue(instruction.Offset, out int stack))
            {
                continue; // never reached
            }
            if (instruction.Code == OpCodes.Ret)
            {
                WriteReturn(end);
            }
            else if (instruction.Operand is MethodBase called && KernelMethods.Waits(called))
            {
                if (!WriteWait(called, instruction, stack, depth))
                {
                    return false;
                }
            }
            else
            {
                InstructionCopy.Write(il, instruction, parameters, locals, labels);
            }
        }
        return true;
    }

    private void WriteReturn((Label Label, LocalBuilder? Result)? end)
    {
        if (end is not { } inlined)
        {
            il.Emit(OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Ret);
            return;
        }
        if (inlined.Result is not null)
        {
            il.Emit(OpCodes.Stloc, inlined.Result);
        }
        il.Emit(OpCodes.Br, inlined.Label);
    }

    private bool WriteWait(MethodBase called, Instruction instruction, int stack, int depth)
    {
        ParameterInfo[] parameters = called.GetParameters();
        if (instruction.Code != OpCodes.Call || stack != parameters.Length || !called.IsStatic)
        {
            return false;
        }
        if (KernelMethods.IsExchange(called))
        {
            WriteExchange((MethodInfo)called);
            return true;
        }
        if (KernelMethods.IsGroupBarrier(called) || KernelMethods.IsWarpBarrier(called))
        {
            LaneState state = KernelMethods.IsGroupBarrier(called) ? LaneState.WaitsForGroup : LaneState.WaitsForWarp;
            // A function used twice has its barriers twice, each with a number of its own.
            WritePoint(new WaitingPoint(state));
            return true;
        }
        LocalBuilder[] locals = [.. parameters.Select(parameter => Declare(parameter.ParameterType))];
        for (int i = locals.Length - 1; i >= 0; i--)
        {
            il.Emit(OpCodes.Stloc, locals[i]);
        }
        Type result = ((MethodInfo)called).ReturnType;
        if (result.IsByRef)
        {
            return false;
        }
        LocalBuilder? value = result == typeof(void) ? null : Declare(result);
        Label end = il.DefineLabel();
        if (!Write(called, locals, (end, value), depth + 1))
        {
            return false;
        }
        il.MarkLabel(end);
        if (value is not null)
        {
            il.Emit(OpCodes.Ldloc, value);
        }
        return true;
    }

    // The lane gives its value, waits, and takes another's: the function does the one when called first, the other when called again.
    private void WriteExchange(MethodInfo called)
    {
        LocalBuilder[] locals = [.. called.GetParameters().Select(parameter => Declare(parameter.ParameterType))];
        for (int i = locals.Length - 1; i >= 0; i--)
        {
            il.Emit(OpCodes.Stloc, locals[i]);
        }
        Call();
        if (called.ReturnType != typeof(void))
        {
            il.Emit(OpCodes.Pop);
        }
        WritePoint(new WaitingPoint(called.DeclaringType == typeof(Group) ? LaneState.WaitsForGroup : LaneState.WaitsForWarp));
        Call();

        void Call()
        {
            foreach (LocalBuilder local in locals)
            {
                il.Emit(OpCodes.Ldloc, local);
            }
            il.Emit(OpCodes.Call, called);
        }
    }

    private void WritePoint(WaitingPoint waiting)
    {
        Label after = il.DefineLabel();
        points.Add((waiting, after));
        il.Emit(OpCodes.Ldc_I4, points.Count);
        il.Emit(OpCodes.Stloc, point);
        il.Emit(OpCodes.Br, keep);
        il.MarkLabel(after);
    }
}
