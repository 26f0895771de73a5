using System;

namespace ILGPU.Runtime.Emulation;

/// <summary>A kernel's arguments as one launch captured them, and the call of one lane with them. The fields' names are read by the kernel rewriter.</summary>
internal abstract class KernelArguments
{
    public abstract void Invoke();
}

internal sealed class KernelArguments<T1>(Action<T1> kernel, T1 arg1) : KernelArguments
    where T1 : struct
{
    public readonly T1 Arg1 = arg1;

    public override void Invoke() => kernel(Arg1);
}

internal sealed class KernelArguments<T1, T2>(Action<T1, T2> kernel, T1 arg1, T2 arg2) : KernelArguments
    where T1 : struct where T2 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;

    public override void Invoke() => kernel(Arg1, Arg2);
}

internal sealed class KernelArguments<T1, T2, T3>(Action<T1, T2, T3> kernel, T1 arg1, T2 arg2, T3 arg3) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3);
}

internal sealed class KernelArguments<T1, T2, T3, T4>(Action<T1, T2, T3, T4> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5>(Action<T1, T2, T3, T4, T5> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5, T6>(Action<T1, T2, T3, T4, T5, T6> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;
    public readonly T6 Arg6 = arg6;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5, Arg6);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5, T6, T7>(Action<T1, T2, T3, T4, T5, T6, T7> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;
    public readonly T6 Arg6 = arg6;
    public readonly T7 Arg7 = arg7;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8>(Action<T1, T2, T3, T4, T5, T6, T7, T8> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;
    public readonly T6 Arg6 = arg6;
    public readonly T7 Arg7 = arg7;
    public readonly T8 Arg8 = arg8;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9>(Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;
    public readonly T6 Arg6 = arg6;
    public readonly T7 Arg7 = arg7;
    public readonly T8 Arg8 = arg8;
    public readonly T9 Arg9 = arg9;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8, Arg9);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;
    public readonly T6 Arg6 = arg6;
    public readonly T7 Arg7 = arg7;
    public readonly T8 Arg8 = arg8;
    public readonly T9 Arg9 = arg9;
    public readonly T10 Arg10 = arg10;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8, Arg9, Arg10);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;
    public readonly T6 Arg6 = arg6;
    public readonly T7 Arg7 = arg7;
    public readonly T8 Arg8 = arg8;
    public readonly T9 Arg9 = arg9;
    public readonly T10 Arg10 = arg10;
    public readonly T11 Arg11 = arg11;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8, Arg9, Arg10, Arg11);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11, T12 arg12) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;
    public readonly T6 Arg6 = arg6;
    public readonly T7 Arg7 = arg7;
    public readonly T8 Arg8 = arg8;
    public readonly T9 Arg9 = arg9;
    public readonly T10 Arg10 = arg10;
    public readonly T11 Arg11 = arg11;
    public readonly T12 Arg12 = arg12;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8, Arg9, Arg10, Arg11, Arg12);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>(Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11, T12 arg12, T13 arg13) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct where T13 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;
    public readonly T6 Arg6 = arg6;
    public readonly T7 Arg7 = arg7;
    public readonly T8 Arg8 = arg8;
    public readonly T9 Arg9 = arg9;
    public readonly T10 Arg10 = arg10;
    public readonly T11 Arg11 = arg11;
    public readonly T12 Arg12 = arg12;
    public readonly T13 Arg13 = arg13;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8, Arg9, Arg10, Arg11, Arg12, Arg13);
}

internal sealed class KernelArguments<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>(Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14> kernel, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, T9 arg9, T10 arg10, T11 arg11, T12 arg12, T13 arg13, T14 arg14) : KernelArguments
    where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct where T10 : struct where T11 : struct where T12 : struct where T13 : struct where T14 : struct
{
    public readonly T1 Arg1 = arg1;
    public readonly T2 Arg2 = arg2;
    public readonly T3 Arg3 = arg3;
    public readonly T4 Arg4 = arg4;
    public readonly T5 Arg5 = arg5;
    public readonly T6 Arg6 = arg6;
    public readonly T7 Arg7 = arg7;
    public readonly T8 Arg8 = arg8;
    public readonly T9 Arg9 = arg9;
    public readonly T10 Arg10 = arg10;
    public readonly T11 Arg11 = arg11;
    public readonly T12 Arg12 = arg12;
    public readonly T13 Arg13 = arg13;
    public readonly T14 Arg14 = arg14;

    public override void Invoke() => kernel(Arg1, Arg2, Arg3, Arg4, Arg5, Arg6, Arg7, Arg8, Arg9, Arg10, Arg11, Arg12, Arg13, Arg14);
}
