namespace System.Runtime.CompilerServices;

/// <summary>Lets <see cref="NetDsl.Compiler.Message"/> take interpolated strings on netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
