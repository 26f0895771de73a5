using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using NetDsl;

namespace Samples;

/// <summary>An optimizer that the command line can name.</summary>
/// <param name="Name">As typed.</param>
/// <param name="Rate">A learning rate that does well as the peak of a one-cycle schedule on small networks.</param>
/// <param name="Create">Makes one with a rate.</param>
public sealed record NamedOptimizer(string Name, double Rate, Func<double, Optimizer> Create)
{
    public static IReadOnlyList<NamedOptimizer> All { get; } =
    [
        new("adam", 0.004, rate => new Adam(rate)),
        new("adamw", 0.004, rate => new AdamW(rate)),
        new("nadam", 0.004, rate => new NAdam(rate)),
        new("radam", 0.004, rate => new RAdam(rate)),
        new("rmsprop", 0.002, rate => new RmsProp(rate)),
        new("adagrad", 0.05, rate => new Adagrad(rate)),
        new("adadelta", 2, rate => new Adadelta(rate)),
        new("sgd", 0.3, rate => new Sgd(rate)),
        new("momentum", 0.05, rate => new Sgd(rate, momentum: 0.9)),
        new("nesterov", 0.05, rate => new Sgd(rate, momentum: 0.9, nesterov: true)),
    ];

    public static Option<string> Option()
    {
        var names = All.Select(o => o.Name).ToArray();
        return new Option<string>("--optimizer") { Description = $"One of {string.Join(", ", names)}.", HelpName = "NAME", DefaultValueFactory = _ => names[0] }.AcceptOnlyFromAmong(names);
    }

    public static Option<double?> RateOption() => new Option<double?>("--lr") { Description = "The highest learning rate; each optimizer has its own where left out." }.AboveZero();

    public static NamedOptimizer Of(string name) => All.First(o => o.Name == name);
}
