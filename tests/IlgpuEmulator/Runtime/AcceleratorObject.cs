using ILGPU.Util;

namespace ILGPU.Runtime;

/// <summary>What belongs to an accelerator.</summary>
public abstract class AcceleratorObject : DisposeBase
{
    protected AcceleratorObject(Accelerator accelerator)
    {
        Accelerator = accelerator;
    }

    public Accelerator Accelerator { get; }

    public AcceleratorType AcceleratorType => Accelerator.AcceleratorType;

    protected sealed override void Dispose(bool disposing) => DisposeAcceleratorObject(disposing);

    protected abstract void DisposeAcceleratorObject(bool disposing);
}
