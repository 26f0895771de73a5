using System.Reflection;

namespace ILGPU.Runtime.Emulation;

internal static class KernelRules
{
    public static string? Violation(MethodInfo kernel) => kernel.IsStatic ? null : "a kernel is a static method.";
}
