namespace NetDsl.Compiler.Tests.Emit;

/// <summary>Which processor's programs the tests of emitted code run; the tests of NetDsl.Ilgpu have another one.</summary>
internal static class Target
{
    public static Device Device => Device.Cpu;
}
