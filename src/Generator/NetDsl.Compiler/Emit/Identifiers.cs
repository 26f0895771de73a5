using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NetDsl.Compiler;

/// <summary>Unique C# names for the values of one program, as near to the user's as can be.</summary>
public sealed class Identifiers
{
    private static readonly HashSet<string> Reserved = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern " +
        "false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params " +
        "private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong " +
        "unchecked unsafe ushort using virtual void volatile while " +
        "first last part parts phase batch count i row from to value").Split(' '));

    private readonly HashSet<string> taken = new(Reserved);

    public Identifiers()
    {
    }

    /// <summary>Names beside others that are in scope.</summary>
    public Identifiers(IEnumerable<string> inScope) => taken.UnionWith(inScope);

    public string Unique(string wanted)
    {
        var name = CamelCase(wanted);
        var unique = name;
        for (var n = 2; !taken.Add(unique); n++) unique = name + (char.IsDigit(name[name.Length - 1]) ? "_" : "") + n;
        return unique;
    }

    public static string CamelCase(string text) => Join(text, upperFirst: false);

    public static string PascalCase(string text) => Join(text, upperFirst: true);

    private static string Join(string text, bool upperFirst)
    {
        var result = new StringBuilder();
        var upper = upperFirst;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                upper = result.Length > 0 || upperFirst;
                continue;
            }

            if (result.Length == 0 && char.IsDigit(c)) result.Append(upperFirst ? 'V' : 'v');
            result.Append(upper ? char.ToUpperInvariant(c) : result.Length == 0 ? char.ToLowerInvariant(c) : c);
            upper = false;
        }

        return result.Length == 0 ? (upperFirst ? "Value" : "t") : result.ToString();
    }
}
