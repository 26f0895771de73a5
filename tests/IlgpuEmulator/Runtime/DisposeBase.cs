using System;
using System.Threading;

namespace ILGPU.Util;

/// <summary>Disposes once.</summary>
public abstract class DisposeBase : IDisposable
{
    private int entered;

    public bool IsDisposed { get; private set; }

    protected void VerifyNotDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, this);

    protected virtual void Dispose(bool disposing)
    {
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref entered, 1) == 0)
        {
            Dispose(true);
            IsDisposed = true;
        }
    }
}
