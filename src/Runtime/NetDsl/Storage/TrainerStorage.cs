using System;
using System.IO;
using NetDsl.Storage;

namespace NetDsl;

/// <summary>Saves and resumes training runs.</summary>
public static class TrainerStorage
{
    /// <summary>
    /// Writes all that the run needs to go on: parameters, optimizer, schedule, random state, epoch and place in it. The file takes the
    /// place of one that was there only when it is complete.
    /// </summary>
    /// <param name="trainer">Between two steps.</param>
    /// <param name="path">Usually <c>….safetensors</c>: <see cref="NetworkStorage.Load"/> reads the weights from it too.</param>
    /// <exception cref="IOException">The file cannot be written; one that was there before is unharmed.</exception>
    public static void SaveCheckpoint<TNetwork>(this Trainer<TNetwork> trainer, string path)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(trainer);
        Checkpoint.Save(path, trainer.Network, trainer.Export());
    }

    /// <summary>
    /// Goes back to where <see cref="SaveCheckpoint"/> was called: on the same data the run then continues bit for bit as if it had not
    /// been stopped. Everything is read and compared first: a failure leaves trainer and network as they were.
    /// </summary>
    /// <param name="trainer">Made with the same network, optimizer and options.</param>
    /// <param name="path">Written by <see cref="SaveCheckpoint"/>.</param>
    /// <exception cref="StorageException">The file is damaged, is no checkpoint, or does not fit the network.</exception>
    /// <exception cref="ArgumentException">The state does not fit the trainer, as that of another optimizer.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void LoadCheckpoint<TNetwork>(this Trainer<TNetwork> trainer, string path)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(trainer);
        Checkpoint.Load(path, trainer.Network, trainer.Import);
    }
}
