using System;
using System.Reflection;

namespace ILGPU.Runtime.Emulation;

/// <summary>Calls of an interface's method on a type argument, which ILGPU resolves when it compiles the kernel for that type.</summary>
internal static class ConstrainedCalls
{
    /// <summary>The method that is called, or null where ILGPU does not find one.</summary>
    public static MethodInfo? Target(Type type, MethodInfo declared)
    {
        if (!declared.IsVirtual)
        {
            return declared;
        }
        if (declared.DeclaringType is not { IsInterface: true } face || type.IsInterface)
        {
            return null;
        }
        MethodInfo wanted = declared.IsGenericMethod ? declared.GetGenericMethodDefinition() : declared;
        InterfaceMapping mapping = type.GetInterfaceMap(face);
        int index = Array.IndexOf(mapping.InterfaceMethods, wanted);
        if (index < 0)
        {
            return null;
        }
        MethodInfo target = mapping.TargetMethods[index];
        return declared.IsGenericMethod ? target.MakeGenericMethod(declared.GetGenericArguments()) : target;
    }
}
