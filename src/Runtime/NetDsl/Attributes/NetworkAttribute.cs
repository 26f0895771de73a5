using System;

namespace NetDsl;

/// <summary>
/// Makes a partial class a network: its <c>Forward</c> method, or the stack of attributes on it, is read at build time and completed with
/// the code that runs it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute;
