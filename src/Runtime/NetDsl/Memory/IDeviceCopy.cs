namespace NetDsl.Memory;

/// <summary>A second home of some of the host's numbers, on a device that may have changed them since.</summary>
internal interface IDeviceCopy
{
    /// <summary>Brings to the host what the device has changed; waits for the device where that is anything.</summary>
    /// <param name="mayWrite">True where the host may change the numbers afterwards, so that the device must get them again.</param>
    void Bring(bool mayWrite);
}
