using System;

namespace NetDsl;

/// <summary>
/// Makes a partial class a network: its <c>Forward</c> method, or the stack of attributes on it, is read at build time and completed with
/// the code that runs it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>
    /// True to have the training program also compute the gradient of the loss by every input of floats
    /// (<see cref="NetworkProgram.InputGradient"/>), as saliency maps need it.
    /// </summary>
    public bool InputGradients { get; set; }

    /// <summary>
    /// Name of a safetensors file that must fit the network: names and shapes of its tensors are compared at build time (NDSL4007), as
    /// a strict load compares them. The file is given to the build as <c>&lt;AdditionalFiles Include="digits.safetensors" /&gt;</c>.
    /// Nothing is loaded by it: <c>network.Load(path)</c> still does that.
    /// </summary>
    public string? Weights { get; set; }

    /// <summary>
    /// Memory that training may take, in GiB (2³⁰ bytes), as that of a GPU: the build warns where a batch of <see cref="Batch"/> samples
    /// needs more, and says what would fit (NDSL5002). Parameters, gradients, two numbers of an optimizer for each parameter and
    /// everything that a step computes are counted. 0 for no limit.
    /// </summary>
    public double MemoryLimitGiB { get; set; }

    /// <summary>Samples of a step that <see cref="MemoryLimitGiB"/> is held against; by default 32, as in <see cref="TrainerOptions"/>.</summary>
    public int Batch { get; set; } = 32;
}
