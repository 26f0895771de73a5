using ILGPU.Runtime.Emulation;

namespace ILGPU;

/// <summary>The running lane's place in its group, and what the lanes of a group do together.</summary>
public static class Group
{
    public static int IdxX => GroupRun.Current.LaneIndex.X;

    public static int IdxY => GroupRun.Current.LaneIndex.Y;

    public static int IdxZ => GroupRun.Current.LaneIndex.Z;

    public static Index3D Index => GroupRun.Current.LaneIndex;

    public static int DimX => GroupRun.Current.GroupDim.X;

    public static int DimY => GroupRun.Current.GroupDim.Y;

    public static int DimZ => GroupRun.Current.GroupDim.Z;

    public static Index3D Dimension => GroupRun.Current.GroupDim;

    public static int LinearIndex => GroupRun.Current.Lane;

    public static bool IsFirstThread => LinearIndex == 0;

    public static bool IsLastThread => LinearIndex == Dimension.Size - 1;

    public static void Barrier() => GroupRun.Current.Barrier();

    public static int BarrierPopCount(bool predicate) => GroupRun.Current.BarrierCount(predicate);

    public static bool BarrierAnd(bool predicate) => GroupRun.Current.BarrierCount(predicate) == Dimension.Size;

    public static bool BarrierOr(bool predicate) => GroupRun.Current.BarrierCount(predicate) > 0;

    public static T Broadcast<T>(T value, int groupIndex)
        where T : unmanaged =>
        GroupRun.Current.Exchange(value, groupIndex, wholeGroup: true);
}
