using System;
using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Running;
using NetDsl.Benchmarks.Commands;
using NetDsl.Benchmarks.Comparison;

// A command of this project, by name; anything else goes to BenchmarkDotNet (--filter '*MatMul*', --list flat, …).
var commands = new Dictionary<string, Func<string[], int>>(StringComparer.Ordinal)
{
    ["peak"] = PeakCommand.Run,
    ["conv"] = ConvCommand.Run,
    ["step"] = StepCommand.Run,
    ["generator"] = GeneratorCommand.Run,
    ["memory"] = MemoryCommand.Run,
    ["analysis"] = AnalysisCommand.Run,
    ["compare"] = CompareCommand.Run,
    ["parts"] = PartsCommand.Run,
    ["worker"] = WorkerCommand.Run,
};

if (args.Length > 0 && commands.TryGetValue(args[0], out var command)) return command(args[1..]);
if (args.Length == 0) Console.WriteLine($"Commands: {string.Join(", ", commands.Keys.Where(name => name != "worker"))}. Or the arguments of BenchmarkDotNet, such as --filter '*'.");
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
