using System;

namespace ILGPU.Runtime.Emulation;

internal sealed partial class GroupRun
{
    private readonly object[]? frames;

    // All on this thread: a lane that waits returns, and is called again to go on.
    private void RunResumable(ResumableKernel kernel, object[] kept)
    {
        for (int lane = Next(); lane != Complete && fault is null; lane = Next())
        {
            LaneSlot slot = slots[lane];
            Enter(lane);
            try
            {
                int point = kernel.Step(Launch.Arguments, kept, lane, slot.Site);
                Log?.Judge(this);
                slot.Site = point;
                slot.State = point == 0 ? LaneState.Done : kernel.Points[point - 1].State;
            }
            catch (Exception exception)
            {
                slot.State = LaneState.Done;
                Fail(exception);
            }
        }
    }
}
