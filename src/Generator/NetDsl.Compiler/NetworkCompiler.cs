namespace NetDsl.Compiler;

/// <summary>From the model of a network to the source of its partial class.</summary>
public static class NetworkCompiler
{
    /// <summary>The C# file that completes the network's class: programs, parameters, prediction.</summary>
    public static string Compile(NetworkModel network) => new NetworkEmitter(network).Write();

    /// <summary>The C# file that stands in for a network with problems: the same members, which throw the problem's text.</summary>
    public static string CompileBroken(BrokenNetwork network) => network.Write();
}
