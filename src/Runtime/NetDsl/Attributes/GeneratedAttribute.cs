using System;

namespace NetDsl;

/// <summary>
/// On a parameter of <c>Forward</c>: the sequence that a <see cref="GenerationSession"/> gives one element at a time, where a network has several
/// inputs, as the sentence that a translator writes. Unless set, it is the first input with an axis. The others stay whole.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class GeneratedAttribute : Attribute;
