using System;

namespace NetDsl.Compiler;

/// <summary>A factor of a product of matrices, as the threads that load its tiles see it: lines of the result by terms of the sum.</summary>
internal sealed class GpuFactor
{
    /// <param name="element">C# of the element of a line and a term.</param>
    /// <param name="alongInner">True where neighbouring terms lie side by side: threads load along them.</param>
    /// <param name="four">C# of four neighbours, terms or lines, whose first is a multiple of four; null where they cannot be read as one.</param>
    public GpuFactor(Func<string, string, string> element, bool alongInner, Func<string, string, string>? four = null)
    {
        Element = element;
        AlongInner = alongInner;
        Four = four;
    }

    public Func<string, string, string> Element { get; }

    public bool AlongInner { get; }

    public Func<string, string, string>? Four { get; }

    /// <summary>A matrix that lies densely in an operand of the kernel.</summary>
    /// <param name="pitch">From one run of neighbours to the next.</param>
    /// <param name="first">C# of where it begins: a multiple of its size.</param>
    public static GpuFactor Matrix(GpuKernel kernel, int operand, int pitch, bool alongInner, string first = "")
    {
        var view = kernel.Operand(operand);
        string Of(string line, string term) => alongInner ? $"{line} * {pitch} + {term}" : $"{term} * {pitch} + {line}";
        string Quarter(string line, string term) => alongInner ? $"{line} * {pitch / 4} + {term} / 4" : $"{term} * {pitch / 4} + {line} / 4";
        return new GpuFactor(
            (line, term) => $"{view}[{(first.Length == 0 ? "" : first + " + ")}{Of(line, term)}]",
            alongInner,
            pitch % 4 == 0 && kernel.IsAligned(operand) ? (line, term) => $"GpuFloats.Load({view}, {(first.Length == 0 ? "" : first + " / 4 + ")}{Quarter(line, term)})" : null);
    }
}
