namespace NetDsl.Compiler;

/// <summary>From the model of a network to the source of its partial class.</summary>
public static class NetworkCompiler
{
    /// <summary>The C# file that completes the network's class: programs, parameters, prediction.</summary>
    public static string Compile(NetworkModel network) => new NetworkEmitter(network).Write();
}
