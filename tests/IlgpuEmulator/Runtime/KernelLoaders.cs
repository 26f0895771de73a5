using System;
using ILGPU.Runtime.Emulation;

namespace ILGPU.Runtime;

/// <summary>Loads explicitly grouped kernels of 1 to 14 parameters, as ILGPU's class of this name.</summary>
public static class KernelLoaders
{
    public static Action<AcceleratorStream, KernelConfig, T1> LoadKernel<T1>(this Accelerator accelerator, Action<T1> action)
        where T1 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1>));
        return (stream, config, arg1) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1>(action, arg1));
    }

    public static Action<KernelConfig, T1> LoadStreamKernel<T1>(this Accelerator accelerator, Action<T1> action)
        where T1 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1> kernel = accelerator.LoadKernel(action);
        return (config, arg1) => kernel(accelerator.DefaultStream, config, arg1);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2> LoadKernel<T1, T2>(this Accelerator accelerator, Action<T1, T2> action)
        where T1 : struct where T2 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2>));
        return (stream, config, arg1, arg2) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2>(action, arg1, arg2));
    }

    public static Action<KernelConfig, T1, T2> LoadStreamKernel<T1, T2>(this Accelerator accelerator, Action<T1, T2> action)
        where T1 : struct where T2 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2) => kernel(accelerator.DefaultStream, config, arg1, arg2);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3> LoadKernel<T1, T2, T3>(this Accelerator accelerator, Action<T1, T2, T3> action)
        where T1 : struct where T2 : struct where T3 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3>));
        return (stream, config, arg1, arg2, arg3) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3>(action, arg1, arg2, arg3));
    }

    public static Action<KernelConfig, T1, T2, T3> LoadStreamKernel<T1, T2, T3>(this Accelerator accelerator, Action<T1, T2, T3> action)
        where T1 : struct where T2 : struct where T3 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4> LoadKernel<T1, T2, T3, T4>(this Accelerator accelerator, Action<T1, T2, T3, T4> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4>));
        return (stream, config, arg1, arg2, arg3, arg4) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4>(action, arg1, arg2, arg3, arg4));
    }

    public static Action<KernelConfig, T1, T2, T3, T4> LoadStreamKernel<T1, T2, T3, T4>(this Accelerator accelerator, Action<T1, T2, T3, T4> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5> LoadKernel<T1, T2, T3, T4, T5>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5>(action, arg1, arg2, arg3, arg4, arg5));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5> LoadStreamKernel<T1, T2, T3, T4, T5>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6> LoadKernel<T1, T2, T3, T4, T5, T6>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5, T6>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5, T6>(action, arg1, arg2, arg3, arg4, arg5, arg6));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6> LoadStreamKernel<T1, T2, T3, T4, T5, T6>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5, arg6) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5, arg6);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7> LoadKernel<T1, T2, T3, T4, T5, T6, T7>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5, T6, T7>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5, T6, T7>(action, arg1, arg2, arg3, arg4, arg5, arg6, arg7));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5, arg6, arg7) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8>(action, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9>(action, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(action, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(action, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(action, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct where T13 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(action, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct where T13 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13);
    }

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct where T13 : struct where T14 : struct
    {
        EmulatedKernel kernel = EmulatedKernel.Load(accelerator, action, typeof(KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>));
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13, arg14) => kernel.Launch(stream, config, kernel.IsDropped ? null : new KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(action, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13, arg14));
    }

    public static Action<KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> LoadStreamKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> action)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct where T13 : struct where T14 : struct
    {
        Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> kernel = accelerator.LoadKernel(action);
        return (config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13, arg14) => kernel(accelerator.DefaultStream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12, arg13, arg14);
    }
}
