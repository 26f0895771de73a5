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
}
