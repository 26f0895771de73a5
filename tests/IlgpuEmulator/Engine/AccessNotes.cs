namespace ILGPU.Runtime.Emulation;

/// <summary>Who used a granule of memory last, by kind of use.</summary>
internal struct AccessNotes
{
    public AccessNote Write;
    public AccessNote Read;
    public AccessNote Atomic;
}

/// <summary>One use: in which launch (for shared memory, which run of a group), by which group, and in it by which lane after how many barriers.</summary>
internal struct AccessNote
{
    public long Scope;
    public int Group;
    public int Barriers;
    public int WarpBarriers;
    public short Lane;

    // Readers are many: whether others of the group, or of other groups, have read too.
    public bool ManyLanes;
    public bool ManyWarps;
    public bool ManyGroups;
}
