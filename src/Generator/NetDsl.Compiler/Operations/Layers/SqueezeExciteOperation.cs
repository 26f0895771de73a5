namespace NetDsl.Compiler;

/// <summary>Channels weighed by what all of them saw, of Hu et al. 2018.</summary>
public sealed class SqueezeExciteOperation : Operation
{
    public override string Name => "SqueezeExcite";

    public override string Formula => "y = x · sigmoid(fc2(f(fc1(mean of each channel))))";

    public override Value[] Apply(Call call)
    {
        var x = call.Pixels(this, 2);
        int channels = x.Shape[0], squeezed = call.Size(this, "squeezed");
        var hidden = Project(call, "fc1", x.MeanOver(new[] { 1, 2 }).Reshape(new Shape(channels)), squeezed);
        var shape = hidden.Shape;
        hidden = call.Has("activation") ? call.Function("activation")(hidden) : hidden.Map(e => Scalar.Relu.Of(e));
        if (hidden.Shape != shape) throw call.Fail("NDSL1026", "activation", $"the activation of {call.Title(this)} makes {hidden.Shape} of {shape}: it must keep the shape");
        return new[] { x * Project(call, "fc2", hidden, channels).Map(e => Scalar.Sigmoid.Of(e)).Reshape(new Shape(channels, 1, 1)) };
    }

    /// <summary>A convolution of single pixels, with its weight in the shape that it has as one.</summary>
    private static Value Project(Call call, string role, Value x, int units)
    {
        var inputs = x.Shape[0];
        var weight = call.Parameter(role + ".weight", new Shape(units, inputs, 1, 1), "FanInUniform", inputs, units);
        return x.Linear(weight.Reshape(new Shape(units, inputs))) + call.Parameter(role + ".bias", new Shape(units), "FanInUniform", inputs, units);
    }
}
