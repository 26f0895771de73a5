using System;
using System.Numerics;
using ILGPU.Runtime.Emulation;

namespace ILGPU;

/// <summary>What the lanes of a warp do together. A lane that reads from outside its warp (or sub-warp) gets its own value back.</summary>
public static class Warp
{
    public static int WarpSize => GroupRun.Current.WarpSize;

    public static int LaneIdx => GroupRun.Current.Lane % WarpSize;

    public static bool IsFirstLane => LaneIdx == 0;

    public static bool IsLastLane => LaneIdx == WarpSize - 1;

    public static int WarpIdx => GroupRun.Current.Lane / WarpSize;

    public static int ComputeWarpIdx(Index1D groupThreadIdx) => groupThreadIdx.X / WarpSize;

    public static int ComputeWarpThreadIdx(Index1D groupThreadIdx) => groupThreadIdx.X % WarpSize;

    public static void Barrier() => GroupRun.Current.WarpBarrier();

    public static T Shuffle<T>(T variable, int sourceLane)
        where T : unmanaged =>
        Exchange(variable, sourceLane, WarpSize, 0);

    public static T Shuffle<T>(T variable, int sourceLane, int width)
        where T : unmanaged =>
        Exchange(variable, sourceLane % Checked(width), width, sourceLane / width * width);

    public static T ShuffleDown<T>(T variable, int delta)
        where T : unmanaged =>
        Exchange(variable, LaneIdx + delta, WarpSize, 0);

    public static T ShuffleDown<T>(T variable, int delta, int width)
        where T : unmanaged =>
        Exchange(variable, (LaneIdx % Checked(width)) + delta, width, LaneIdx / width * width);

    public static T ShuffleUp<T>(T variable, int delta)
        where T : unmanaged =>
        Exchange(variable, LaneIdx - delta, WarpSize, 0);

    public static T ShuffleUp<T>(T variable, int delta, int width)
        where T : unmanaged =>
        Exchange(variable, (LaneIdx % Checked(width)) - delta, width, LaneIdx / width * width);

    public static T ShuffleXor<T>(T variable, int mask)
        where T : unmanaged =>
        Exchange(variable, LaneIdx ^ mask, WarpSize, 0);

    public static T ShuffleXor<T>(T variable, int mask, int width)
        where T : unmanaged =>
        Exchange(variable, (LaneIdx % Checked(width)) ^ mask, width, LaneIdx / width * width);

    public static T Broadcast<T>(T value, int sourceLane)
        where T : unmanaged =>
        Exchange(value, sourceLane, WarpSize, 0);

    private static T Exchange<T>(T value, int lane, int width, int offset)
        where T : unmanaged
    {
        GroupRun run = GroupRun.Current;
        int warp = run.Lane / run.WarpSize * run.WarpSize;
        int source = lane >= 0 && lane < width ? warp + offset + lane : run.Lane;
        return run.Exchange(value, source, wholeGroup: false);
    }

    private static int Checked(int width) =>
        width > 0 && width <= WarpSize && BitOperations.IsPow2(width)
            ? width
            : throw new ArgumentOutOfRangeException(nameof(width), width, "The width of a sub-warp is a power of two, at most the warp's size.");
}
