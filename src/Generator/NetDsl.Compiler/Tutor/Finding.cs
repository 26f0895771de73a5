using System.Collections.Generic;

namespace NetDsl.Compiler;

/// <summary>Something that a good tutor would remark on in a network that is otherwise right.</summary>
/// <param name="Id">Rule, <c>NDSL3001</c>.</param>
/// <param name="Call">Index of the call in <see cref="GraphBuilder.Calls"/> at which the remark stands.</param>
/// <param name="Argument">Name of the parameter whose argument is to edit; empty for the call as a whole.</param>
/// <param name="Part">The piece of the user's scalar function on which the remark stands, or null for the argument.</param>
/// <param name="Hints">What a code fix needs to know beyond the place, see <see cref="NetDsl.Compiler.Hints"/>.</param>
public sealed record Finding(string Id, int Call, string Argument, Message Message, Expression? Part = null, IReadOnlyDictionary<string, string>? Hints = null);
