using System;
using System.Runtime.CompilerServices;
using ILGPU.Runtime.Emulation;

namespace ILGPU.Runtime.Cuda;

/// <summary>Inline PTX. The emulator runs the little of it that GroupRun.Ptx.cs knows, and has the forms of Emit that this needs.</summary>
public static class CudaAsm
{
    /// <summary>In a kernel, whether a CUDA device runs it.</summary>
    public static bool IsSupported => Accelerator.CurrentType == AcceleratorType.Cuda;

    public static void Emit(string asm)
    {
        float none = 0;
        GroupRun.Current.RunPtx(asm, [], ref none);
    }

    public static void Emit<T0>(string asm, out T0 arg0)
        where T0 : struct
    {
        if (typeof(T0) != typeof(float))
        {
            throw Unsupported();
        }
        float value = float.NaN;
        GroupRun.Current.RunPtx(asm, [], ref value);
        arg0 = Unsafe.As<float, T0>(ref value);
    }

    public static void Emit<T0, T1, T2, T3, T4, T5>(string asm, T0 arg0, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
        where T0 : struct where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
    {
        float none = 0;
        GroupRun.Current.RunPtx(asm, [Word(arg0), Word(arg1), Word(arg2), Word(arg3), Word(arg4), Word(arg5)], ref none);
    }

    // A register of 32 bits.
    private static uint Word<T>(T value)
        where T : struct =>
        Unsafe.SizeOf<T>() == sizeof(uint) ? Unsafe.As<T, uint>(ref value) : throw Unsupported();

    private static NotSupportedException Unsupported() => new("Inline PTX needs a CUDA device: guard it by CudaAsm.IsSupported, with a portable path beside it.");
}
