using System;
using System.Linq;
using Xunit;

namespace NetDsl.Package.Tests;

[Collection(PackageCollection.Name)]
public sealed class ConsumerTests(PackedLibrary library)
{
    internal const string Network = """
        using NetDsl;

        [Network]
        [Input(2)]
        [Dense(8), Tanh, Dense(1)]
        [BinaryCrossEntropyWithLogits]
        public sealed partial class Xor;
        """;

    internal const string Program = """
        using System;
        using NetDsl;

        float[] x = [0, 0, 0, 1, 1, 0, 1, 1], y = [0, 1, 1, 0];
        var network = new Xor(seed: 1);
        using var trainer = new Trainer<Xor>(network, new Adam(0.05), new TrainerOptions { BatchSize = 4, Threads = 2 });
        for (var step = 0; step < 400; step++) trainer.Step(x, y);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 100; step++) trainer.Step(x, y);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var right = 0;
        var logits = network.Predict(x);
        for (var i = 0; i < 4; i++) if (logits[i] > 0 == y[i] > 0.5f) right++;
        Console.WriteLine($"{right} of 4 right, {allocated} bytes allocated in 100 steps");
        """;

    private const string WithoutFlatten = """
        using NetDsl;

        [Network]
        [Input(1, 28, 28)]
        [Dense(128), Relu, Dense(10)]
        [SoftmaxCrossEntropy]
        public sealed partial class NAME;
        """;

    [Fact]
    public void A_reference_is_all_that_it_takes_to_train()
    {
        var consumer = new Consumer(library, "Trains", ("Xor.cs", Network), ("Program.cs", Program));
        var build = consumer.Build();
        Assert.True(build.Outcome.Succeeded, build.Outcome.Output);
        Assert.Empty(build.Messages);
        var run = consumer.Run();
        Assert.True(run.Succeeded, run.Output);
        Assert.Equal("4 of 4 right, 0 bytes allocated in 100 steps", run.Output.Trim());
    }

    [Fact]
    public void A_wrong_shape_is_one_error_at_the_layer()
    {
        // The program uses every public member that the mistake could take away.
        var program = Program.Replace("Console.WriteLine", "Console.WriteLine(Wrong.Summary); new Wrong(1).Predict(x); Console.WriteLine", StringComparison.Ordinal);
        var consumer = new Consumer(library, "Wrong", ("Xor.cs", Network), ("Wrong.cs", WithoutFlatten.Replace("NAME", "Wrong", StringComparison.Ordinal)), ("Program.cs", program));
        var build = consumer.Build();
        Assert.False(build.Outcome.Succeeded);
        Assert.Equal(
            new BuildMessage("Wrong.cs", 5, 2, "error", "NDSL1004", "'dense1' needs a vector but 'input' gives [1, 28, 28]: flatten it first (784 values)"),
            Assert.Single(build.Messages));
    }

    [Fact]
    public void The_compilers_language_is_the_languages_of_its_messages()
    {
        var consumer = new Consumer(library, "Spanish", ("Wrong.cs", WithoutFlatten.Replace("NAME", "Wrong", StringComparison.Ordinal)), ("Program.cs", "System.Console.WriteLine(Wrong.Summary);"));
        var build = consumer.Build("-p:PreferredUILang=es");
        Assert.StartsWith(
            "'dense1' necesita un vector, pero 'input' da [1, 28, 28]: aplánelo antes con Flatten (784 valores)",
            Assert.Single(build.Messages).Text,
            StringComparison.Ordinal);
    }

    private const string LinearInARow = """
        using NetDsl;

        [Network]
        [Input(2)]
        [Dense(8), Dense(1)]
        [BinaryCrossEntropyWithLogits]
        public sealed partial class NAME;
        """;

    [Fact]
    public void Pragma_and_editorconfig_decide_and_the_unmended_network_says_its_problem_at_run_time()
    {
        var consumer = new Consumer(
            library,
            "Silenced",
            ("ByPragma.cs", "#pragma warning disable NDSL1004\n" + WithoutFlatten.Replace("NAME", "ByPragma", StringComparison.Ordinal)),
            ("AsWarning.cs", WithoutFlatten.Replace("NAME", "AsWarning", StringComparison.Ordinal)),
            (".editorconfig", "root = true\n[AsWarning.cs]\ndotnet_diagnostic.NDSL1004.severity = warning\n"),
            ("Taught.cs", LinearInARow.Replace("NAME", "Taught", StringComparison.Ordinal)),
            ("Meant.cs", "#pragma warning disable NDSL3001\n" + LinearInARow.Replace("NAME", "Meant", StringComparison.Ordinal)),
            ("Program.cs", "try { new ByPragma(); } catch (System.InvalidOperationException problem) { System.Console.WriteLine(problem.Message); }"));
        var build = consumer.Build();
        Assert.True(build.Outcome.Succeeded, build.Outcome.Output);
        Assert.Equal(
            [("AsWarning.cs", "warning", "NDSL1004"), ("Taught.cs", "warning", "NDSL3001")],
            build.Messages.Select(message => (message.File, message.Severity, message.Id)).Order());
        Assert.StartsWith("NDSL1004: 'dense1' needs a vector", consumer.Run().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_SDKs_own_analyzers_leave_bodies_alone_and_say_what_is_right()
    {
        const string Net = """
            using NetDsl;
            using static NetDsl.Functions;
            using static NetDsl.Layers;

            [Network]
            public sealed partial class Net
            {
                private static (Tensor, Tensor) Forward([Shape(4)] Tensor x) => (Head(Reshape(x, new[] { 2, 2 })), Relu(x));

                public static Tensor Head(Tensor x) => Map(Cube, Dense(x, x.Shape[0]));

                private static Tensor Forgotten(Tensor x) => x;

                [Derivative("Slope")]
                private static float Cube(float x) => x * x * x;

                private static float Slope(float x) => 3 * x * x;

                private static Tensor Loss(Tensor first, Tensor second, [Shape(2, 2)] Tensor target) => Mean(Square(first - target));
            }
            """;
        const string Config = """
            root = true
            [*.cs]
            dotnet_diagnostic.IDE0051.severity = warning
            dotnet_diagnostic.IDE0060.severity = warning
            dotnet_diagnostic.CA1062.severity = warning
            dotnet_diagnostic.CA1825.severity = warning
            dotnet_diagnostic.CA1861.severity = warning
            """;
        var consumer = new Consumer(library, "Analyzed", ("Net.cs", Net), (".editorconfig", Config), ("Program.cs", "System.Console.WriteLine(Net.Summary);"));
        var build = consumer.Build("-p:EnforceCodeStyleInBuild=true");
        Assert.True(build.Outcome.Succeeded, build.Outcome.Output);
        Assert.Equal([("Net.cs", 12, "IDE0051")], build.Messages.Select(message => (message.File, message.Line, message.Id)));
    }

    [SkippableFact]
    public void A_trimmed_program_trains_and_publishes_without_a_warning()
    {
        var consumer = new Consumer(library, "Trimmed", ("Xor.cs", Network), ("Program.cs", Program));
        var publish = consumer.Publish("-p:PublishTrimmed=true", "--use-current-runtime");
        // Trimming needs packs of the run time that an SDK alone does not hold.
        Skip.If(publish.Messages.Any(message => message.Id.StartsWith("NU1", StringComparison.Ordinal)), $"the packs that trimming needs cannot be restored: {publish.Messages.FirstOrDefault()?.Text}");
        Assert.True(publish.Outcome.Succeeded, publish.Outcome.Output);
        Assert.Empty(publish.Messages);
        Assert.StartsWith("4 of 4 right", consumer.RunPublished().Output, StringComparison.Ordinal);
    }
}
