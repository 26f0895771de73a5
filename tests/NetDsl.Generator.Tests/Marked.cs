using System.Collections.Generic;
using System.Linq;
using System.Text;
using Xunit;

namespace NetDsl.Generator.Tests;

/// <summary>Sources with the expected problems marked: <c>{|NDSL2011:try|}</c>.</summary>
internal static class Marked
{
    /// <summary>Reads a network and holds its problems against the marks; returns them in order of place.</summary>
    public static IReadOnlyList<Found> Check(string marked)
    {
        var expected = new List<(string Id, int Start, string At)>();
        var source = new StringBuilder(Sources.Usings);
        for (var i = 0; i < marked.Length; i++)
        {
            if (i + 1 < marked.Length && marked[i] == '{' && marked[i + 1] == '|')
            {
                var colon = marked.IndexOf(':', i);
                var end = marked.IndexOf("|}", colon, System.StringComparison.Ordinal);
                var at = marked[(colon + 1)..end];
                expected.Add((marked[(i + 2)..colon], source.Length, at));
                source.Append(at);
                i = end + 1;
            }
            else
            {
                source.Append(marked[i]);
            }
        }

        var reading = Reading.Of(source.ToString()[Sources.Usings.Length..]);
        var found = reading.Problems.OrderBy(problem => problem.Start).ToList();
        Assert.Equal(expected, found.Select(problem => (problem.Id, problem.Start, problem.At)));
        Assert.Null(reading.Model);
        return found;
    }

    /// <summary>The same for the body of a Forward over [8] values.</summary>
    public static IReadOnlyList<Found> Body(string body, string members = "") => Check(Reading.Network(body, members));
}
