using System;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

/// <summary>
/// Two uses of an address conflict when one is a write (or one alone is atomic), they are of different lanes, and nothing
/// orders them: a barrier of the group, or of the warp for lanes of one warp. Nothing orders the groups of a launch.
/// </summary>
internal static class RaceRules
{
    public static void Write(ref AccessNotes notes, GroupRun run, DeviceMemory memory, long granule)
    {
        Check(notes.Write, run, memory, granule, "written", "written");
        Check(notes.Read, run, memory, granule, "written", "read");
        Check(notes.Atomic, run, memory, granule, "written", "changed atomically");
        notes.Write = Note(run, memory);
    }

    public static void Atomic(ref AccessNotes notes, GroupRun run, DeviceMemory memory, long granule)
    {
        Check(notes.Write, run, memory, granule, "changed atomically", "written");
        Check(notes.Read, run, memory, granule, "changed atomically", "read");
        Merge(ref notes.Atomic, run, memory);
    }

    public static void Read(ref AccessNotes notes, GroupRun run, DeviceMemory memory, long granule)
    {
        Check(notes.Write, run, memory, granule, "read", "written");
        Check(notes.Atomic, run, memory, granule, "read", "changed atomically");
        Merge(ref notes.Read, run, memory);
    }

    // Many may read one address, and many change it atomically: the note keeps the last and whether there were others.
    private static void Merge(ref AccessNote note, GroupRun run, DeviceMemory memory)
    {
        if (note.Scope != run.ScopeOf(memory))
        {
            note = Note(run, memory);
            return;
        }
        bool manyGroups = note.ManyGroups || note.Group != run.GroupNumber;
        bool together = note.Group == run.GroupNumber && note.Barriers == run.Barriers;
        bool sameWarp = together && note.Lane / run.WarpSize == run.Lane / run.WarpSize;
        bool manyWarps = together && (note.ManyWarps || !sameWarp);
        bool manyLanes = sameWarp && note.WarpBarriers == run.WarpBarriers && (note.ManyLanes || note.Lane != run.Lane);
        note = Note(run, memory);
        note.ManyGroups = manyGroups;
        note.ManyWarps = manyWarps;
        note.ManyLanes = manyLanes;
    }

    private static void Check(in AccessNote note, GroupRun run, DeviceMemory memory, long granule, string now, string before)
    {
        if (note.Scope != run.ScopeOf(memory))
        {
            return;
        }
        if (note.Group != run.GroupNumber || note.ManyGroups)
        {
            throw Race(note, run, memory, granule, now, before, note.Group != run.GroupNumber ? "in one launch" : "and by another group in one launch");
        }
        if (note.Barriers != run.Barriers)
        {
            return;
        }
        bool sameWarp = note.Lane / run.WarpSize == run.Lane / run.WarpSize && !note.ManyWarps;
        bool ordered = sameWarp && note.WarpBarriers != run.WarpBarriers;
        bool sameLane = note.Lane == run.Lane && !note.ManyLanes && !note.ManyWarps;
        if (!ordered && !sameLane)
        {
            throw Race(note, run, memory, granule, now, before, "with no barrier between them");
        }
    }

    private static RaceException Race(in AccessNote note, GroupRun run, DeviceMemory memory, long granule, string now, string before, string how)
    {
        long element = (granule << memory.GranuleShift) / memory.ElementSize;
        return new RaceException(FormattableString.Invariant(
            $"Race in {run.Launch.Name}: element {element} of {memory.Name} was {before} by lane {note.Lane} of group {note.Group} and {now} by lane {run.Lane} of group {run.GroupNumber}, {how}."));
    }

    private static AccessNote Note(GroupRun run, DeviceMemory memory) => new()
    {
        Scope = run.ScopeOf(memory),
        Group = run.GroupNumber,
        Barriers = run.Barriers,
        WarpBarriers = run.WarpBarriers,
        Lane = (short)run.Lane,
    };
}
