using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace NetDsl.Generator;

/// <summary>The variables of one call, and those around it for a local function or a lambda.</summary>
internal sealed class Frame
{
    private readonly Frame? parent;
    private readonly Dictionary<ISymbol, Cell> cells;

    public Frame(ISymbol? method, Frame? parent, NameScope names, int depth)
        : this(method, parent, names, depth, new Dictionary<ISymbol, Cell>(SymbolEqualityComparer.Default))
    {
    }

    private Frame(ISymbol? method, Frame? parent, NameScope names, int depth, Dictionary<ISymbol, Cell> cells)
    {
        Method = method;
        this.parent = parent;
        Names = names;
        Depth = depth;
        this.cells = cells;
    }

    public ISymbol? Method { get; }

    public NameScope Names { get; }

    public int Depth { get; }

    /// <summary>What a return statement gave.</summary>
    public object? Result { get; set; }

    /// <summary>Inside a scalar function: the condition under which the current statement runs.</summary>
    public ScalarValue? Path { get; set; }

    /// <summary>Inside a scalar function: returns that happen only under a condition, in order.</summary>
    public List<(ScalarValue Condition, object? Value)> Returns { get; } = new();

    /// <summary>A variable comes into being; a loop's body makes it anew each time.</summary>
    public void Declare(ISymbol symbol, object? value) => cells[symbol] = new Cell { Value = value };

    public bool TryGet(ISymbol symbol, out object? value)
    {
        for (var frame = this; frame is not null; frame = frame.parent)
            if (frame.cells.TryGetValue(symbol, out var cell))
            {
                value = cell.Value;
                return true;
            }

        value = null;
        return false;
    }

    public void Set(ISymbol symbol, object? value)
    {
        for (var frame = this; frame is not null; frame = frame.parent)
            if (frame.cells.TryGetValue(symbol, out var cell))
            {
                cell.Value = value;
                return;
            }

        Declare(symbol, value);
    }

    /// <summary>The frame of the method that declares a local function.</summary>
    public Frame Of(ISymbol? method)
    {
        for (var frame = this; frame is not null; frame = frame.parent)
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method)) return frame;
        return this;
    }

    /// <summary>The variables as a lambda sees them: shared, but not replaced by the loop's next round.</summary>
    public Frame Capture() => new(Method, parent, Names, Depth, new Dictionary<ISymbol, Cell>(cells, SymbolEqualityComparer.Default));

    /// <summary>All variables in sight with their values, to run both ways of a condition.</summary>
    public Dictionary<Cell, object?> Snapshot()
    {
        var values = new Dictionary<Cell, object?>();
        for (var frame = this; frame is not null; frame = frame.parent)
            foreach (var cell in frame.cells.Values) values[cell] = cell.Value;
        return values;
    }

    /// <summary>A variable's place.</summary>
    internal sealed class Cell
    {
        public object? Value { get; set; }
    }
}
