using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using NetDsl;
using NetDsl.Threading;

namespace Samples;

/// <summary>The options that samples have in common.</summary>
public static class SampleOptions
{
    public static Option<string?> Data(string folder) => new("--data")
    {
        Description = $"Folder that holds '{folder}'; without it the environment variable NETDSL_DATA, and without both the sample makes data itself.",
        HelpName = "DIR",
    };

    public static Option<string?> Json() => new("--json") { Description = "Also write the results to this file, as JSON.", HelpName = "FILE" };

    public static Option<string> Out() => new("--out") { Description = "Folder for what the sample writes.", HelpName = "DIR", DefaultValueFactory = _ => "out" };

    public static Option<int> Seed() => new("--seed") { Description = "Fixes weights, order and all else that is random.", DefaultValueFactory = _ => 1 };

    public static Option<int> Threads() => new Option<int>("--threads")
    {
        Description = "Threads that work together; the results do not depend on it.",
        DefaultValueFactory = _ => ThreadTeam.DefaultThreads,
    }.AtLeast(1);

    public static Option<Device> Device() => new("--device")
    {
        Description = "What runs the network: the processor, the GPU, or the GPU where there is one.",
        HelpName = "cpu|gpu|auto",
        DefaultValueFactory = _ => NetDsl.Device.Cpu,
    };

    public static Option<int> Epochs(int usual) => new Option<int>("--epochs") { Description = "Passes over the training data.", DefaultValueFactory = _ => usual }.AtLeast(1);

    public static Option<int> Batch(int usual) => new Option<int>("--batch") { Description = "Samples of a step.", DefaultValueFactory = _ => usual }.AtLeast(1);

    /// <summary>Refuses smaller values, in one line.</summary>
    public static Option<T> AtLeast<T>(this Option<T> option, T least)
        where T : struct, INumber<T>
    {
        option.Validators.Add(result => Check(option, result, least));
        return option;
    }

    /// <inheritdoc cref="AtLeast{T}(Option{T}, T)"/>
    public static Option<T?> AtLeast<T>(this Option<T?> option, T least)
        where T : struct, INumber<T>
    {
        option.Validators.Add(result => Check(option, result, least));
        return option;
    }

    /// <summary>Refuses what is not a number above 0, in one line.</summary>
    public static Option<double?> AboveZero(this Option<double?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && !(value > 0 && double.IsFinite(value)))
                result.AddError($"{option.Name} is {value.ToString(CultureInfo.InvariantCulture)}, but must be a number above 0");
        });
        return option;
    }

    private static void Check<T>(Option option, OptionResult result, T least)
        where T : struct, INumber<T>
    {
        if (result.Tokens.Count > 0 && T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && !(value >= least))
            result.AddError($"{option.Name} is {value}, but must be at least {least}");
    }
}
