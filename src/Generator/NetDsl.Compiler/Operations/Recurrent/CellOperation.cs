namespace NetDsl.Compiler;

/// <summary>One step of a recurrent layer, written out: for loops of one's own. The weights are arguments, so that all steps have the same.</summary>
public abstract class CellOperation : Operation
{
    /// <summary>Rows of the weights for each unit.</summary>
    protected abstract int Gates { get; }

    public override string ShapeRule => "[hidden] of x [inputs] and h [hidden]; weights [gates · hidden, inputs] and [gates · hidden, hidden]";

    /// <summary>The products of the input and of the state with the weights, gate after gate: [gates · hidden] each.</summary>
    protected (Value Inputs, Value States) Products(Call call)
    {
        Value x = Vector(call, "x"), h = Vector(call, "h");
        int rows = Gates * h.Shape[0];
        return (Product(call, x, "Ih", new Shape(rows, x.Shape[0])), Product(call, h, "Hh", new Shape(rows, h.Shape[0])));
    }

    /// <summary>A vector for each sample, which has as many values as h where it is another state.</summary>
    protected Value Vector(Call call, string name, int? size = null)
    {
        var given = call.Tensor(name);
        if (given.Shape.Rank != 1) throw call.Fail("NDSL1024", name, $"{call.Title(this)} takes a vector {name} for each sample, but {given.Gives()}");
        if (size is { } units && given.Shape[0] != units) throw call.Fail("NDSL1007", name, $"{call.Title(this)} has {units} units, so that {name} is {new Shape(units)}, but {given.Gives()}");
        return given.Batched ? given : call.Graph.Add(new BatchBroadcastPrimitive(), given);
    }

    /// <summary>Rows of a product that belong to a gate.</summary>
    protected static Value Gate(Value product, int index, Value state) => product.Part(0, index * state.Shape[0], state.Shape[0]);

    private Value Product(Call call, Value vector, string suffix, Shape shape)
    {
        var y = vector.Linear(Fixed(call, "weight" + suffix, shape));
        return call.Has("bias" + suffix) ? y + Fixed(call, "bias" + suffix, new Shape(shape[0])) : y;
    }

    private Value Fixed(Call call, string name, Shape shape)
    {
        var given = call.Tensor(name);
        if (given.Shape != shape) throw call.Fail("NDSL1007", name, $"{call.Title(this)} takes {name} of {shape}, but {given.Gives()}");
        if (given.Batched) throw call.Fail("NDSL1007", name, $"{call.Title(this)} takes a {name} that all samples share, but {given.Gives()} for each sample: make it by Parameter");
        return given;
    }
}
