using System;
using System.Collections.Generic;
using Xunit;
using Xunit.Abstractions;

namespace NetDsl.Compiler.Tests.Emit;

public class SmokeTests(ITestOutputHelper output)
{
    [Fact]
    public void Digits()
    {
        var model = ModelBuilder.Of("Digits", graph =>
        {
            Value Dense(Value x, int units, string name)
            {
                var w = graph.Parameter(new ParameterModel(name + ".weight", new Shape(units, x.Shape[0]), "FanInUniform", x.Shape[0], units));
                var b = graph.Parameter(new ParameterModel(name + ".bias", new Shape(units), "FanInUniform", x.Shape[0], units));
                var y = x.Linear(w) + b;
                graph.Rename(y, name);
                return y;
            }

            Value Relu(Value x, string name)
            {
                var y = x.Map(e => Scalar.Relu.Of(e));
                graph.Rename(y, name);
                return y;
            }

            var x = graph.Input(new PortModel("image", new Shape(784), ElementType.Float));
            var h1 = Relu(Dense(x, 128, "fc1"), "h1");
            var h2 = Relu(Dense(h1, 64, "fc2"), "h2");
            var logits = Dense(h2, 10, "fc3");
            var label = graph.Input(new PortModel("label", Shape.Scalar, ElementType.Int, 10));
            var loss = logits.LogSumExp(0).Reshape(Shape.Scalar) - (label.OneHot(10) * logits).SumAll();
            return ([logits], loss);
        }, ["label"]);
        output.WriteLine(NetworkCompiler.Compile(model));
        output.WriteLine(GraphPrinter.Print(ProgramBuilder.Training(model).Nodes));
    }
}
