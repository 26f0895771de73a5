using System.Threading.Tasks;

namespace ILGPU.Runtime;

/// <summary>Work for a device, done in order.</summary>
public abstract class AcceleratorStream : AcceleratorObject
{
    protected AcceleratorStream(Accelerator accelerator)
        : base(accelerator)
    {
    }

    /// <summary>Waits until all of the stream's work is done. Errors of its kernels appear here.</summary>
    public abstract void Synchronize();

    public Task SynchronizeAsync() => Task.Run(Synchronize);
}
