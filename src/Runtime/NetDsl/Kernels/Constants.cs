using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>A number as a type, so that the JIT makes one method body for each and drops the branches that it rules out.</summary>
internal interface IConstant
{
    static abstract int Value { get; }
}

/// <summary>1.</summary>
internal readonly struct One : IConstant
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }
}

/// <summary>2.</summary>
internal readonly struct Two : IConstant
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2;
    }
}

/// <summary>4.</summary>
internal readonly struct Four : IConstant
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }
}

/// <summary>8.</summary>
internal readonly struct Eight : IConstant
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }
}

/// <summary>6.</summary>
internal readonly struct Six : IConstant
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6;
    }
}

/// <summary>3.</summary>
internal readonly struct Three : IConstant
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 3;
    }
}

/// <summary>5.</summary>
internal readonly struct Five : IConstant
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 5;
    }
}

/// <summary>7.</summary>
internal readonly struct Seven : IConstant
{
    public static int Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 7;
    }
}
