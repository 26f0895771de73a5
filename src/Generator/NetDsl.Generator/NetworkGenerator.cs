using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.Generator;

/// <summary>
/// Completes every class with [Network]. It reports nothing, since a diagnostic of a generator escapes #pragma: the
/// analyzers run the same reading and report.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads a class into its model.</summary>
    public const string ReadStep = "NetDsl.Read";

    /// <summary>The step that compiles a model into sources.</summary>
    public const string CompileStep = "NetDsl.Compile";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownTypes.NetworkAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attributed, cancellation) => NetworkResults.Read(attributed, cancellation))
            .WithTrackingName(ReadStep);
        var sources = networks
            .Select(static (result, cancellation) => NetworkSources.Compile(result, cancellation))
            .WithTrackingName(CompileStep);
        context.RegisterSourceOutput(sources, static (output, files) =>
        {
            foreach (var file in files) output.AddSource(file.Hint, file.Text);
        });
    }
}
