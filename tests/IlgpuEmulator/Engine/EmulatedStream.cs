using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using IlgpuEmulator;

namespace ILGPU.Runtime.Emulation;

/// <summary>
/// Work kept until the host synchronises: so a host that forgets to is found, since it sees the values from before.
/// </summary>
internal sealed class EmulatedStream(EmulatedAccelerator accelerator) : AcceleratorStream(accelerator)
{
    private readonly Queue<Action> work = new();
    private ExceptionDispatchInfo? fault;
    private List<Action>? recorded;

    public bool IsDropping => Owner.Options.DropWork;

    public void Enqueue(Action action)
    {
        VerifyNotDisposed();
        lock (Owner.Gate)
        {
            DeviceFaults.ThrowIfLost(Accelerator.Device);
            if (recorded is not null)
            {
                recorded.Add(action);
            }
            else
            {
                work.Enqueue(action);
            }
        }
    }

    /// <summary>From here on what is asked for is kept and not done.</summary>
    public void BeginRecording() => recorded = [];

    public IReadOnlyList<Action> EndRecording()
    {
        IReadOnlyList<Action> all = recorded ?? throw new InvalidOperationException("The stream records nothing.");
        recorded = null;
        return all;
    }

    public override void Synchronize()
    {
        lock (Owner.Gate)
        {
            if (recorded is not null)
            {
                throw new InvalidOperationException("A stream that is being captured cannot be waited for.");
            }
            RunKeepingFault();
            ExceptionDispatchInfo? found = fault;
            fault = null;
            found?.Throw();
            DeviceFaults.ThrowIfLost(Accelerator.Device);
        }
    }

    // What follows a fault in the stream is dropped: it would work on what the faulty kernel left.
    public void RunKeepingFault()
    {
        try
        {
            while (work.TryDequeue(out Action? action))
            {
                DeviceFaults.ThrowIfLost(Accelerator.Device);
                action();
            }
        }
        catch (Exception exception)
        {
            work.Clear();
            fault ??= ExceptionDispatchInfo.Capture(exception);
        }
    }

    protected override void DisposeAcceleratorObject(bool disposing)
    {
        lock (Owner.Gate)
        {
            RunKeepingFault();
            Owner.Forget(this);
        }
    }

    private EmulatedAccelerator Owner => (EmulatedAccelerator)Accelerator;
}
