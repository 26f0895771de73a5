using System;
using System.Runtime.CompilerServices;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

internal sealed partial class GroupRun
{
    private const int ExchangeBytes = 16;

    private byte[]? exchanged;

    /// <summary>Gives the lane's value to the others of its warp, or group, and takes that of one of them.</summary>
    public T Exchange<T>(T value, int source, bool wholeGroup)
        where T : unmanaged
    {
        if (Unsafe.SizeOf<T>() > ExchangeBytes)
        {
            throw new KernelUsageException(FormattableString.Invariant($"Lanes exchange values of {ExchangeBytes} bytes at most."));
        }
        int first = wholeGroup ? 0 : Lane / WarpSize * WarpSize;
        int end = wholeGroup ? lanes : Math.Min(first + WarpSize, lanes);
        int from = source >= first && source < end ? source : Lane;
        int turn = Publish(value);
        if (!Met(wholeGroup ? LaneState.WaitsForGroup : LaneState.WaitsForWarp))
        {
            return default;
        }
        return Unsafe.ReadUnaligned<T>(ref exchanged![At(from, turn)]);
    }

    public int BarrierCount(bool predicate)
    {
        int turn = Publish(predicate ? 1 : 0);
        if (!Met(LaneState.WaitsForGroup))
        {
            return 0;
        }
        int count = 0;
        for (int lane = 0; lane < lanes; lane++)
        {
            count += Unsafe.ReadUnaligned<int>(ref exchanged![At(lane, turn)]);
        }
        return count;
    }

    // A rewritten kernel calls an exchange twice: to give the lane's value, then it returns to wait, and then to take the other's.
    private bool Met(LaneState why)
    {
        if (frames is null)
        {
            Wait(why);
            return true;
        }
        LaneSlot slot = slots[Lane];
        slot.HasGiven = !slot.HasGiven;
        return !slot.HasGiven;
    }

    // Two places a lane, in turn: a lane may publish its next value before the others have read this one, but not the one after.
    private int Publish<T>(T value)
        where T : unmanaged
    {
        exchanged ??= new byte[2 * lanes * ExchangeBytes];
        if (slots[Lane].HasGiven)
        {
            return (slots[Lane].Exchanges - 1) & 1;
        }
        int turn = slots[Lane].Exchanges++ & 1;
        Unsafe.WriteUnaligned(ref exchanged[At(Lane, turn)], value);
        return turn;
    }

    private int At(int lane, int turn) => ((2 * lane) + turn) * ExchangeBytes;
}
