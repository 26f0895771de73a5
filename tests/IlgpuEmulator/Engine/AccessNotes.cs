namespace ILGPU.Runtime.Emulation;

/// <summary>Who used a granule of memory last, by kind of use.</summary>
internal struct AccessNotes
{
    public AccessNote Write;
    public AccessNote Read;
    public AccessNote Atomic;
}

/// <summary>One use: the launch and group, and in the group the lane and how many barriers it had passed.</summary>
internal struct AccessNote
{
    public long Launch;
    public int Group;
    public int Barriers;
    public int WarpBarriers;
    public short Lane;

    // Readers are many: whether others of the group, or of other groups, have read too.
    public bool ManyLanes;
    public bool ManyWarps;
    public bool ManyGroups;
}
