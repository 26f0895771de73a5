using ILGPU.Runtime.Emulation;

namespace ILGPU;

/// <summary>The place of the running lane's group in the grid.</summary>
public static class Grid
{
    public static int IdxX => GroupRun.Current.GroupIndex.X;

    public static int IdxY => GroupRun.Current.GroupIndex.Y;

    public static int IdxZ => GroupRun.Current.GroupIndex.Z;

    public static Index3D Index => GroupRun.Current.GroupIndex;

    public static int DimX => GroupRun.Current.GridDim.X;

    public static int DimY => GroupRun.Current.GridDim.Y;

    public static int DimZ => GroupRun.Current.GridDim.Z;

    public static Index3D Dimension => GroupRun.Current.GridDim;

    public static int LinearIndex => GroupRun.Linear(Index, Dimension);

    public static Index3D GlobalIndex => new(
        Group.IdxX + (IdxX * Group.DimX),
        Group.IdxY + (IdxY * Group.DimY),
        Group.IdxZ + (IdxZ * Group.DimZ));

    public static LongIndex3D LongGlobalIndex => new(
        Group.IdxX + (IdxX * (long)Group.DimX),
        Group.IdxY + (IdxY * (long)Group.DimY),
        Group.IdxZ + (IdxZ * (long)Group.DimZ));

    public static int GlobalLinearIndex => (LinearIndex * Group.Dimension.Size) + Group.LinearIndex;
}
