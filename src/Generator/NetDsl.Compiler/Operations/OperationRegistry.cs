using System;
using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Finds every operation of this assembly by its name: a new file is all that a new operation needs.</summary>
public static class OperationRegistry
{
    private static readonly Dictionary<string, Operation> Operations = typeof(OperationRegistry).Assembly.GetTypes()
        .Where(type => typeof(Operation).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (Operation)Activator.CreateInstance(type))
        .ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    /// <summary>All operations, sorted by name.</summary>
    public static IReadOnlyList<Operation> All { get; } = Operations.Values.OrderBy(operation => operation.Name, StringComparer.Ordinal).ToList();

    public static Operation? Find(string name) => Operations.TryGetValue(name, out var operation) ? operation : null;
}
