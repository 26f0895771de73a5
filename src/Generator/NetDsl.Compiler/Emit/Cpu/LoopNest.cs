using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>One axis of a loop nest: how far it runs and how far each access moves with it.</summary>
/// <param name="Extent">Iterations; for the axis that holds the batch, iterations of one sample.</param>
internal sealed record LoopAxis(int Extent, int[] Strides, bool HasBatch, bool Reduced);

/// <summary>
/// A domain cut into as few nested loops as its accesses allow: neighbouring axes become one where every access walks
/// through both without a jump.
/// </summary>
internal sealed class LoopNest
{
    private LoopNest(IReadOnlyList<LoopAxis> axes) => Axes = axes;

    /// <summary>Outermost first; never empty. The last one is the one that vectors run along.</summary>
    public IReadOnlyList<LoopAxis> Axes { get; }

    /// <param name="accesses">Types of everything read or written, broadcast to the domain.</param>
    /// <param name="reducedAxis">The first axis that is reduced, or −1.</param>
    /// <param name="sliced">True where the first axis of the one sample takes the place of the batch.</param>
    public static LoopNest Of(TensorType domain, IReadOnlyList<TensorType> accesses, int reducedAxis, bool sliced = false)
    {
        var strides = accesses.Select(access => BroadcastIndex.Strides(access.Shape, domain.Shape)).ToArray();
        var axes = new List<LoopAxis>();
        if (sliced) axes.Add(new LoopAxis(1, strides.Select(s => s[0]).ToArray(), true, false));
        else if (domain.Batched) axes.Add(new LoopAxis(1, accesses.Select(access => access.Batched ? access.Shape.Size : 0).ToArray(), true, false));
        for (var axis = sliced ? 1 : 0; axis < domain.Shape.Rank; axis++)
        {
            if (domain.Shape[axis] == 1) continue;
            var reduced = reducedAxis >= 0 && axis >= reducedAxis;
            var next = new LoopAxis(domain.Shape[axis], strides.Select(s => s[axis]).ToArray(), false, reduced);
            var last = axes.LastOrDefault();
            if (last is not null && last.Reduced == reduced && Enumerable.Range(0, next.Strides.Length).All(i => last.Strides[i] == next.Strides[i] * next.Extent))
                axes[axes.Count - 1] = new LoopAxis(last.Extent * next.Extent, next.Strides, last.HasBatch, reduced);
            else
                axes.Add(next);
        }

        // A reduction over axes of size 1, or over a single number, still needs its innermost loop.
        if (axes.Count == 0 || (reducedAxis >= 0 && !axes[axes.Count - 1].Reduced))
            axes.Add(new LoopAxis(1, new int[accesses.Count], false, reducedAxis >= 0));
        return new LoopNest(axes);
    }
}
