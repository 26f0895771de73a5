namespace NetDsl;

/// <summary>What a network runs on.</summary>
public enum Device
{
    /// <summary>The processor's cores.</summary>
    Cpu,

    /// <summary>The GPU with the most memory; an error where there is none. Needs the package NetDsl.Ilgpu.</summary>
    Gpu,

    /// <summary>A GPU where there is one, else the processor.</summary>
    Auto,
}
