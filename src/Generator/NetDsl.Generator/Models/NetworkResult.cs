using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>
/// What generation depends on, and nothing more: equal results make equal sources, so an edit elsewhere costs nothing.
/// </summary>
/// <param name="Hint">Name of the emitted file without its ending.</param>
/// <param name="Network">The network; null where it has problems.</param>
/// <param name="Broken">What stands in its place then; null where the class cannot be completed at all.</param>
/// <param name="PartialLayers">The methods without body that stand for layers, as they are declared.</param>
internal sealed record NetworkResult(string Hint, NetworkModel? Network, BrokenNetwork? Broken, ClassPlace Place, EquatableArray<string> PartialLayers);

/// <summary>Where a class stands.</summary>
internal sealed record ClassPlace(string Namespace, EquatableArray<string> Containers, string Name);
