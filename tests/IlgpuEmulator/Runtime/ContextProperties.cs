namespace ILGPU;

public enum InliningMode
{
    Default = Aggressive,
    Aggressive = 0,
    Conservative,
    Disabled,
}

public enum OptimizationLevel
{
    Debug = O0,
    Release = O1,
    O0 = 0,
    O1,
    O2,
}

public enum MathMode
{
    Default,
    Fast,
    Fast32BitOnly,
}

public enum PageLockingMode
{
    Default,
    Auto,
    Aggressive,
}

/// <summary>A context's settings.</summary>
public class ContextProperties
{
    protected internal ContextProperties()
    {
    }

    public bool EnableAssertions { get; protected set; }

    public bool EnableIOOperations { get; protected set; }

    public bool EnableProfiling { get; protected set; }

    public InliningMode InliningMode { get; protected set; }

    public OptimizationLevel OptimizationLevel { get; protected set; } = OptimizationLevel.Release;

    public MathMode MathMode { get; protected set; }

    public PageLockingMode PageLockingMode { get; protected set; }
}
