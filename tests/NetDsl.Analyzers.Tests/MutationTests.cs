using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>2,000 sources that nobody has typed, the same in every run: analysed and generated without an exception, and soon.</summary>
[Collection(nameof(MutationTests))]
[CollectionDefinition(nameof(MutationTests), DisableParallelization = true)]
public sealed class MutationTests
{
    private const int Parts = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Mutated_networks_are_analysed_and_generated(int part)
    {
        var random = new Random(20261 + part);
        var networks = Sound.Networks.Values.Select(source => SyntaxFactory.ParseTokens(source).Select(token => token.ToFullString()).Where(token => token.Length > 0).ToList()).ToList();
        for (var i = 0; i < 2000 / Parts; i++)
        {
            var mutated = Mutate(networks[i % networks.Count], random);
            // The processor's time, not the clock's: what else runs on the machine does not count, and of this process nothing else runs.
            var before = Environment.CpuUsage.TotalTime;
            await Survive(mutated);
            var spent = Environment.CpuUsage.TotalTime - before;
            Assert.True(spent <= Limit, $"{spent}\n{mutated}");
        }
    }

    private static string Mutate(List<string> tokens, Random random)
    {
        var mutated = new List<string>(tokens);
        for (var edit = random.Next(1, 4); edit > 0; edit--)
        {
            int at = random.Next(mutated.Count), other = random.Next(mutated.Count);
            switch (random.Next(4))
            {
                case 0: mutated.RemoveAt(at); break;
                case 1: mutated.Insert(at, mutated[other]); break;
                case 2: (mutated[at], mutated[other]) = (mutated[other], mutated[at]); break;
                default:
                    var numbers = Enumerable.Range(0, mutated.Count).Where(index => char.IsDigit(mutated[index][0])).ToList();
                    if (numbers.Count > 0) mutated[numbers[random.Next(numbers.Count)]] = new[] { "0", "-1", "int.MaxValue" }[random.Next(3)];
                    break;
            }
        }

        return string.Concat(mutated);
    }

    private static async Task Survive(string source)
    {
        var compilation = Analysis.Completed([Analysis.Usings + source]);
        var found = await compilation.WithAnalyzers(Analysis.Analyzers).GetAnalyzerDiagnosticsAsync();
        var broken = found.Where(diagnostic => diagnostic.Id is "AD0001" or "NDSL4012").ToList();
        Assert.True(broken.Count == 0, $"{source}\n{string.Join("\n", broken)}");
    }
}
