using System.Linq;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>Layers are named by where they are made.</summary>
public sealed class NamingTests
{
    [Fact]
    public void Kind_and_counter_under_the_helper_that_makes_the_layer()
    {
        var reading = Reading.Body("""
            x = Dense(x, 8, bias: false);
            for (int i = 0; i < 2; i++) x = Residual(x, Width(i));
            Tensor Head(Tensor h) => Dense(h, 2, bias: false);
            return Head(x);
            """,
            """
            static int Width(int i) => 8;
            static Tensor Residual(Tensor x, int width) => x + Inner(Dense(x, width, bias: false));
            static Tensor Inner(Tensor x) => Dense(x, 8, bias: false);
            """);

        Assert.Equal(
            ["dense1.weight", "Residual1.dense1.weight", "Residual1.Inner1.dense1.weight", "Residual2.dense1.weight", "Residual2.Inner1.dense1.weight", "Head1.dense1.weight"],
            reading.Model!.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void A_name_that_is_given_is_the_name()
    {
        var reading = Reading.Body("for (int i = 0; i < 2; i++) x = Block(x, i); return x;",
            "static Tensor Block(Tensor x, int i) => Dense(x, 4, bias: false, name: $\"layers.{i}.fc\");");

        Assert.Equal(["layers.0.fc.weight", "layers.1.fc.weight"], reading.Model!.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void The_same_name_twice_is_a_mistake_that_says_how_to_share()
    {
        var problems = Marked.Body("for (int i = 0; i < 2; i++) x = Dense(x, 4, name: {|NDSL4010:\"fc\"|}); return x;");

        Assert.Contains("Fc(Tensor x)", problems[0].Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("a\\nb")]
    public void A_name_of_other_characters_is_refused(string name) =>
        Marked.Body($"return Dense(x, 4, name: {{|NDSL4010:\"{name}\"|}});");

    [Fact]
    public void A_counter_steps_over_names_that_are_taken()
    {
        var reading = Reading.Body("x = Dense(x, 4, bias: false, name: \"dense1\"); return Dense(x, 3, bias: false);");

        Assert.Equal(["dense1.weight", "dense2.weight"], reading.Model!.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Values_bear_the_name_of_their_variable_unless_the_layer_has_one()
    {
        var reading = Reading.Body("var hidden = Relu(Dense(x, 4, name: \"fc1\")); var same = hidden; var fc = Dense(hidden, 2, name: \"fc2\"); return Tanh(fc);");
        var names = reading.Model!.Training.Nodes.Select(node => node.Name).ToList();

        Assert.Contains("fc1", names);
        Assert.Contains("hidden", names);
        Assert.Contains("fc2", names);
        Assert.Contains("tanh1", names);
        Assert.DoesNotContain("same", names);
    }

    [Fact]
    public void Every_step_knows_its_line()
    {
        var reading = Reading.Body("var hidden = Relu(Dense(x,\n 4)); return Dense(hidden, 2);");
        var origin = reading.Model!.Training.Nodes.First(node => node.Name == "hidden").Origin;

        Assert.Equal(("Net0.cs", "var hidden = Relu(Dense(x, 4));"), (origin.File, origin.Text));
        Assert.Equal(Sources.Usings.Count(c => c == '\n') + 1, origin.Line);
    }

    [Fact]
    public void Calls_that_share_a_layer_of_another_size_are_told()
    {
        var reading = Reading.Body("return Concat(Fc(x), Fc(Dense(x, 3)));", "[Dense(2)] private static partial Tensor Fc(Tensor x);");

        Assert.Equal(("NDSL1001", "'Fc' takes 8 values, as where it is first used, but 'dense1' gives 3"), (reading.Problems.Single().Id, reading.Problems.Single().Message));
    }
}
