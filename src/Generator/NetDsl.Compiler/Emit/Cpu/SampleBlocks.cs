using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// Into how many samples at a time the steps of images are taken: a thread brings a few samples through several steps, while they are in its second cache, before it turns to the next few.
/// Steps that read large weights for few rows take all samples at once.
/// </summary>
internal static class SampleBlocks
{
    /// <summary>Floats of one value that a block may have: it and its neighbours share the cache.</summary>
    private const int MostFloats = 1 << 16;

    /// <summary>Values of which more samples than these share the cache are as well off all at once.</summary>
    private const int MostSamples = 8;

    /// <summary>Tiles for which Winograd's weights are worth reading.</summary>
    private const int FewestTiles = 32;

    private const int All = 1 << 20;

    /// <summary>Cuts steps that rows share into runs, each with the number of samples that it takes at a time; 0 is all.</summary>
    public static IReadOnlyList<(int Samples, List<Step> Steps)> Cut(IEnumerable<Step> steps, ProgramGraph graph)
    {
        var cut = new List<(int Samples, List<Step> Steps)>();
        foreach (var (samples, block) in Blocks(steps, graph))
        {
            if (samples == 0 && cut.Count > 0 && cut[cut.Count - 1].Samples == 0) cut[cut.Count - 1].Steps.AddRange(block);
            else cut.Add((samples, block));
        }

        return cut;
    }

    private static IEnumerable<(int Samples, List<Step> Steps)> Blocks(IEnumerable<Step> steps, ProgramGraph graph)
    {
        foreach (var run in Runs(steps, graph))
        {
            if (!run.Any(IsConvolution))
            {
                yield return (0, run);
                continue;
            }

            var block = new List<Step>();
            var samples = 0;
            foreach (var step in run)
            {
                // Smaller values alone are no reason to begin anew: only the next convolution takes more samples.
                var own = Samples(step, graph);
                var convolves = IsConvolution(step);
                if (block.Any(IsConvolution) && (convolves ? own != samples : own * 4 <= samples))
                {
                    yield return (samples == All ? 0 : samples, block);
                    block = new List<Step>();
                }

                samples = block.Count == 0 || (convolves && !block.Any(IsConvolution)) ? own : samples;
                block.Add(step);
            }

            yield return (samples == All ? 0 : samples, block);
        }
    }

    /// <summary>Neighbouring steps that may be cut, and those between.</summary>
    private static IEnumerable<List<Step>> Runs(IEnumerable<Step> steps, ProgramGraph graph)
    {
        var run = new List<Step>();
        foreach (var step in steps)
        {
            if (run.Count > 0 && MayCut(step, graph) != MayCut(run[0], graph))
            {
                yield return run;
                run = new List<Step>();
            }

            run.Add(step);
        }

        if (run.Count > 0) yield return run;
    }

    private static bool MayCut(Step step, ProgramGraph graph) =>
        step is LoopStep || step.Nodes[0].Primitive.TakesFewSamples(step.Nodes[0].Operands.Select(operand => graph.Nodes[operand].Type).ToList());

    private static bool IsConvolution(Step step) => step.Nodes[0].Primitive is ConvPrimitive or ConvInputGradientPrimitive;

    private static int Samples(Step step, ProgramGraph graph)
    {
        var largest = step.Nodes.Concat(step.Nodes.SelectMany(node => node.Operands).Select(id => graph.Nodes[id])).Where(node => node.Batched).Max(node => node.Shape.Size);
        var samples = System.Math.Max(1, MostFloats / largest);
        if (samples > MostSamples) return All;
        var (window, image, results) = step.Nodes[0].Primitive switch
        {
            ConvPrimitive forward => (forward.Window, graph.Nodes[step.Nodes[0].Operands[0]].Shape, forward.Channels),
            ConvInputGradientPrimitive back => (back.Window, back.Image, graph.Nodes[step.Nodes[0].Operands[0]].Shape[2]),
            _ => (null, default(Shape), 0),
        };
        if (window is null || !window.IsWinograd(image, results)) return samples;
        var tiles = (image[0] + 3) / 4 * ((image[1] + 3) / 4);
        return System.Math.Max(samples, (FewestTiles + tiles - 1) / tiles);
    }
}
