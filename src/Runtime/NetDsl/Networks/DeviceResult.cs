namespace NetDsl;

/// <summary>What a run leaves on a device until somebody reads it.</summary>
internal enum DeviceResult
{
    Outputs,
    InputGradients,
    Gradients,
    NextBuffers,
}
