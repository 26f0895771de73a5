using System;

namespace NetDsl;

/// <summary>
/// Base of the attributes that name a layer or function: on a network class they make a stack, applied in the order in which they stand; on
/// a partial method they make a layer with a name, whose weights all calls of the method share.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute;
