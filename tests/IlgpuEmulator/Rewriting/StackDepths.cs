using System;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Runtime.Emulation;

/// <summary>How many values lie on the stack before each instruction that can be reached.</summary>
internal static class StackDepths
{
    /// <summary>By offset; null if the flow of control is of a kind not known here.</summary>
    public static Dictionary<int, int>? Of(MethodBase method, List<Instruction> instructions)
    {
        Dictionary<int, int> positions = [];
        for (int i = 0; i < instructions.Count; i++)
        {
            positions[instructions[i].Offset] = i;
        }
        Dictionary<int, int> depths = [];
        Stack<(int Position, int Depth)> open = new([(0, 0)]);
        while (open.TryPop(out (int Position, int Depth) from))
        {
            int depth = from.Depth;
            for (int i = from.Position; i < instructions.Count; i++)
            {
                Instruction instruction = instructions[i];
                if (!depths.TryAdd(instruction.Offset, depth))
                {
                    break;
                }
                depth += Change(method, instruction);
                FlowControl flow = instruction.Code.FlowControl;
                if (instruction.Code == OpCodes.Jmp || instruction.Code == OpCodes.Calli || depth < 0)
                {
                    return null;
                }
                if (flow is FlowControl.Branch or FlowControl.Cond_Branch)
                {
                    foreach (int target in instruction.Operand as int[] ?? [(int)instruction.Operand!])
                    {
                        open.Push((positions[target], depth));
                    }
                }
                if (flow is FlowControl.Branch or FlowControl.Return or FlowControl.Throw)
                {
                    break;
                }
            }
        }
        return depths;
    }

    private static int Change(MethodBase method, Instruction instruction)
    {
        if (instruction.Code == OpCodes.Ret)
        {
            return method is MethodInfo { ReturnType: { } type } && type != typeof(void) ? -1 : 0;
        }
        if (instruction.Operand is MethodBase called && instruction.Code.FlowControl == FlowControl.Call)
        {
            int pops = called.GetParameters().Length;
            if (instruction.Code == OpCodes.Newobj)
            {
                return 1 - pops;
            }
            pops += called.IsStatic ? 0 : 1;
            return (called is MethodInfo { ReturnType: { } result } && result != typeof(void) ? 1 : 0) - pops;
        }
        return Count(instruction.Code.StackBehaviourPush) + Count(instruction.Code.StackBehaviourPop);
    }

    private static int Count(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Pop0 or StackBehaviour.Push0 or StackBehaviour.Varpop or StackBehaviour.Varpush => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => -1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8
            or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => -2,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4
            or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref or StackBehaviour.Popref_popi_pop1 => -3,
        StackBehaviour.Push1 or StackBehaviour.Pushi or StackBehaviour.Pushi8 or StackBehaviour.Pushr4 or StackBehaviour.Pushr8 or StackBehaviour.Pushref => 1,
        StackBehaviour.Push1_push1 => 2,
        _ => throw new NotSupportedException($"Stack behaviour {behaviour}"),
    };
}
