using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Gives each value its place so that values which are never needed at the same time share one. Within a phase the threads
/// run freely, each on its own rows; there a value may take another's place only as a whole, row for row.
/// </summary>
public static class ArenaPlanner
{
    /// <summary>Offsets by node, and the floats needed.</summary>
    public static (Dictionary<int, int> Offsets, int Length) Plan(IEnumerable<Lifetime> lifetimes)
    {
        var placed = new List<(Lifetime Value, int Offset)>();
        var length = 0;
        foreach (var value in lifetimes.OrderBy(value => value.Start).ThenByDescending(value => value.Size))
        {
            var blocking = placed.Where(other => other.Value.EndPhase >= value.StartPhase).OrderBy(other => other.Offset).ToList();
            var offset = SharedSlot(value, blocking) ?? FirstGap(value.Size, blocking);
            placed.Add((value, offset));
            length = System.Math.Max(length, checked(offset + value.Size));
        }

        return (placed.ToDictionary(p => p.Value.Node, p => p.Offset), length);
    }

    private static int? SharedSlot(Lifetime value, List<(Lifetime Value, int Offset)> blocking)
    {
        foreach (var slot in blocking)
        {
            if (!MayFollow(slot.Value, value)) continue;
            var overlapping = blocking.Where(other => other.Offset < slot.Offset + value.Size && slot.Offset < other.Offset + other.Value.Size);
            if (overlapping.All(other => other.Offset == slot.Offset && MayFollow(other.Value, value))) return slot.Offset;
        }

        return null;
    }

    /// <summary>True where each thread may overwrite its rows, or slices, of one value with its own of the next, in the same phase.</summary>
    private static bool MayFollow(Lifetime earlier, Lifetime later) =>
        earlier.Batched && later.Batched && earlier.Values == later.Values && earlier.Left == later.Cut && later.Cut != Cut.None
        && (earlier.End < later.Start || (earlier.End == later.Start && earlier.EndsInPlace));

    private static int FirstGap(int size, List<(Lifetime Value, int Offset)> blocking)
    {
        var offset = 0;
        foreach (var other in blocking)
        {
            if (offset + size <= other.Offset) break;
            offset = System.Math.Max(offset, other.Offset + other.Value.Size);
        }

        return offset;
    }
}
