using System.Linq;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>C# that cannot run at build time is told at its place, by its name, with what to write instead.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("{|NDSL2011:try|} { x = Relu(x); } finally { } return Dense(x, 2);", "try")]
    [InlineData("{|NDSL2011:lock|} (typeof(int)) { } return Dense(x, 2);", "lock")]
    [InlineData("{|NDSL2011:using|} (IDisposable? d = null) { } return Dense(x, 2);", "using")]
    [InlineData("{|NDSL2011:goto|} end; end: return Dense(x, 2);", "goto")]
    [InlineData("object o = {|NDSL2011:new object()|}; return Dense(x, 2);", "new Object")]
    [InlineData("var o = {|NDSL2011:new { A = 1 }|}; return Dense(x, 2);", "anonymous")]
    [InlineData("var t = {|NDSL2011:typeof(int)|}; return Dense(x, 2);", "typeof")]
    [InlineData("return Dense(x, {|NDSL2011:Console.Read()|});", "Console.Read")]
    [InlineData("return Dense(x, {|NDSL2011:Environment.ProcessorCount|});", "ProcessorCount")]
    [InlineData("return Dense(x, {|NDSL2011:count|});", "can change", "static int count = 3;")]
    [InlineData("{|NDSL2011:count|} = 3; return Dense(x, 2);", "assignment", "static int count;")]
    [InlineData("int n = 1; {|NDSL2011:Bump(ref n)|}; return Dense(x, 2);", "ref", "static void Bump(ref int n) => n++;")]
    [InlineData("var a = {|NDSL2011:new int[2, 2]|}; return Dense(x, 2);", "several dimensions")]
    [InlineData("string? s = null; var n = {|NDSL2011:s?.Length|}; return Dense(x, 2);", "?.")]
    [InlineData("var m = {|NDSL2011:1.5m + 1|}; return Dense(x, 2);", "decimal")]
    [InlineData("return Dense(x, {|NDSL2011:Holder.One!.Count()|});", "virtual", "class Holder { public static readonly Holder? One = null; public virtual int Count() => 1; }")]
    [InlineData("foreach (var n in Numbers()) x = Relu(x); return x;", "yield", "static IEnumerable<int> Numbers() { {|NDSL2011:yield|} return 1; }")]
    public void A_construct_is_refused(string body, string says, string members = "")
    {
        var problems = Marked.Body(body, members);

        Assert.Contains(says, problems[0].Message, System.StringComparison.Ordinal);
        Assert.Contains(": ", problems[0].Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("foreach (var row in {|NDSL2004:x|}) x = Relu(x); return x;")]
    [InlineData("for (int i = 0; {|NDSL2004:x > i|}; i++) x = Relu(x); return Dense(x, 2);")]
    [InlineData("while ({|NDSL2004:x > 0|}) x = Relu(x); return Dense(x, 2);")]
    public void A_loop_over_values_of_a_tensor_is_refused(string body)
    {
        // C# itself refuses the conversion to bool as well; what to write is said beside it.
        var problems = Marked.Body(body);

        Assert.Contains("known at build time", problems[0].Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("if ({|NDSL2005:x > 0|}) x = Relu(x); return Dense(x, 2);")]
    [InlineData("if ({|NDSL2005:x == Relu(x)|}) x = Relu(x); return Dense(x, 2);")]
    [InlineData("return {|NDSL2005:x < 1|} ? x : Relu(x);")]
    public void A_condition_on_values_of_a_tensor_is_refused(string body) => Marked.Body(body);

    [Theory]
    [InlineData("int n = int.MaxValue; return Dense(x, {|NDSL2013:n + 1|});", "2147483647 + 1")]
    [InlineData("int n = 0; return Dense(x, {|NDSL2013:5 / n|});", "divisor is 0")]
    [InlineData("int n = 1; for (int i = 0; i < 40; i++) {|NDSL2013:n *= 8|}; return Dense(x, 2);", "does not fit")]
    [InlineData("var a = new[] { 1, 2 }; return Dense(x, {|NDSL2013:a[2]|});", "0 to 1")]
    [InlineData("return Dense(x, {|NDSL2013:x.Shape[1]|});", "[8]")]
    [InlineData("int n = -1; var a = new int[{|NDSL2013:n|}]; return Dense(x, 2);", "-1")]
    [InlineData("double d = 1e20; return Dense(x, {|NDSL2013:(int)d|});", "int")]
    [InlineData("{|NDSL2013:throw new ArgumentException(\"eight only\");|}", "eight only")]
    [InlineData("return Dense(x, {|NDSL2013:x.Length|} switch { 1 => 2 });", "8")]
    public void A_computation_that_fails_shows_its_numbers(string body, string says) =>
        Assert.Contains(says, Marked.Body(body)[0].Message, System.StringComparison.Ordinal);

    [Fact]
    public void A_mistake_of_an_operation_stands_at_the_argument()
    {
        Marked.Body("return Dense(Relu(x), {|NDSL1019:0|});");
        Marked.Body("return Reshape(x, {|NDSL1008:3|}, 3);");
        Marked.Body("return Dense(Reshape(x, 2, 2, 2), 3, name: \"fc\") + 1;".Replace("Reshape(x, 2, 2, 2)", "{|NDSL1004:Reshape(x, 2, 2, 2)|}"));
        Marked.Body("return {|NDSL1006:x|} + Dense(x, 3);");
        Marked.Check("[Network, Input(4), Dense({|NDSL1019:0|})] public partial class A;");
        Marked.Check("[Network, Input(2, 2, 2), {|NDSL1004:Dense(3)|}] public partial class A;");
    }

    [Fact]
    public void Independent_mistakes_are_all_told_and_what_depends_on_them_is_silent()
    {
        Marked.Body("""
            var a = Dense(x, {|NDSL1019:0|});
            var b = Reshape(a, 3, 3);
            if (a.Shape[0] > 3) b = Dense(b, -1);
            for (int i = 0; i < b.Length; i++) b = Relu(b);
            var list = new List<Tensor> { a, b };
            var c = Concat(list.ToArray());
            var d = Dense(x, {|NDSL1019:-2|});
            return Add(c, d) + Helper(b, d);
            """, "static Tensor Helper(Tensor a, Tensor b) => Dense(Relu(a + b), {|NDSL2011:DateTime.Now|}.Year);");
    }

    [Fact]
    public void A_mistake_in_a_loop_is_told_once()
    {
        Marked.Body("for (int i = 0; i < 5; i++) _ = Dense(x, {|NDSL1019:0|}); return x;");
    }

    [Fact]
    public void A_source_that_CSharp_refuses_is_not_refused_again()
    {
        var reading = Reading.Body("var y = Densee(x, 3); y = Relu(y); return Dense(y, undefined);");

        Assert.Null(reading.Model);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Bounds_are_told_where_they_are_passed()
    {
        Assert.Equal("NDSL2014", Reading.Body("while (true) { }").Problems.Single().Id);
        Assert.Equal("NDSL2014", Reading.Body("return Again(x);", "static Tensor Again(Tensor x) => Again(Relu(x));").Problems.Single().Id);
        Assert.Equal("NDSL2014", Reading.Body("var s = \"ab\"; while (true) s += s;").Problems.Single().Id);
        Assert.Equal("NDSL2014", Reading.Body("while (true) x = Relu(x);").Problems.Single().Id);
        Assert.Equal("NDSL2014", Reading.Body("var a = new float[2000000000]; return x;").Problems.Single().Id);
        Assert.Equal("NDSL2014", Reading.Body("foreach (var i in Enumerable.Range(0, int.MaxValue)) x = Relu(x); return x;").Problems.Single().Id);
        Assert.Equal("NDSL2014", Reading.Body("return Map(Twice, x);", "static float Twice(float v) { for (int i = 0; i < 60; i++) v = v * v + v; return v; }").Problems.Single().Id);
    }
}
