using System;
using Xunit;

namespace NetDsl.Runtime.Tests.Networks;

public sealed class FreezingTests
{
    [Fact]
    public void NormsOfFrozenGroupsKeepTheirRunningValues()
    {
        var network = new Normed();
        Assert.Equal((0, 0), network.Frozen);
        network.HoldBuffers([new("base.*") { Frozen = true }]);
        Assert.Equal((1, 0), network.Frozen);
        // The first group that matches counts.
        network.HoldBuffers([new("base.bn.*") { LearningRateFactor = 0.1 }, new("*") { Frozen = true }]);
        Assert.Equal((0, 1), network.Frozen);
        // A trainer without groups trains all of it, whatever an earlier one froze.
        network.HoldBuffers([]);
        Assert.Equal((0, 0), network.Frozen);
        // Weights alone are no layers.
        network.HoldBuffers([new("*.weight") { Frozen = true }]);
        Assert.Equal((0, 0), network.Frozen);
        Assert.Equal(0, network.Buffer("base.bn.running_mean")[0]);
    }

    private sealed class Normed() : Network(
        new NetworkInfo("Normed", [], [], [], [], 0, "",
        [
            new BufferInfo("base.bn.running_mean", [2], 0, BufferKind.Tensor, 0, 1),
            new BufferInfo("base.bn.frozen", [], 16, BufferKind.Switch, 0, 0),
            new BufferInfo("head.bn.running_mean", [2], 32, BufferKind.Tensor, 0, 1),
            new BufferInfo("head.bn.frozen", [], 48, BufferKind.Switch, 0, 0),
        ], 64),
        1)
    {
        public (float Base, float Head) Frozen => (Buffer("base.bn.frozen")[0], Buffer("head.bn.frozen")[0]);

        public override NetworkProgram CreateProgram(ProgramKind kind, int capacity) => throw new NotSupportedException("it is never run");
    }
}
