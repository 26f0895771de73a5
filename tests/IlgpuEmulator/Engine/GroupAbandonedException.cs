using System;

namespace ILGPU.Runtime.Emulation;

/// <summary>Unwinds a waiting lane whose group has failed; never leaves the emulator.</summary>
internal sealed class GroupAbandonedException : Exception;
