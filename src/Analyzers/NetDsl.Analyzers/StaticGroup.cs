using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Generator;

namespace NetDsl.Analyzers;

/// <summary>A group of parameters whose pattern is known at build time.</summary>
/// <param name="Place">Where the pattern stands.</param>
internal sealed record StaticGroup(string Pattern, bool Frozen, SyntaxNode Place)
{
    /// <summary>The group that <c>new("fc.*") { Frozen = true }</c> makes; null for anything else.</summary>
    public static StaticGroup? Read(IOperation element)
    {
        if (Flow.Plain(element) is not IObjectCreationOperation creation || !creation.Type.IsIn("NetDsl", "ParameterGroup")) return null;
        if (creation.Arguments.FirstOrDefault()?.Value is not { ConstantValue: { HasValue: true, Value: string pattern } } argument) return null;
        var frozen = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(set => set.Target is IPropertyReferenceOperation { Property.Name: "Frozen" })?.Value;
        return frozen is null or { ConstantValue: { HasValue: true, Value: bool } } ? new StaticGroup(pattern, frozen?.ConstantValue.Value is true, argument.Syntax) : null;
    }

    /// <summary>The first group that has a name, as the trainer chooses it.</summary>
    public static StaticGroup? Of(IEnumerable<StaticGroup> groups, string name) => groups.FirstOrDefault(group => group.Matches(name));

    /// <summary>Patterns that have all of a layer where this one has one of its tensors, the widest first.</summary>
    public IEnumerable<string> Wider()
    {
        if (Pattern.LastIndexOf('.') is not (> 0 and var end)) yield break;
        var layer = Pattern.Substring(0, end);
        var whole = layer.TrimEnd('.', '*');
        if (whole.Length < layer.Length) yield return whole.Length == 0 ? "*" : whole + ".*";
        yield return layer + ".*";
    }

    /// <summary>As the trainer matches: <c>*</c> for anything, <c>?</c> for one character. In time that grows with the pattern, whatever it is.</summary>
    private bool Matches(string name)
    {
        int p = 0, n = 0, star = -1, from = 0;
        while (n < name.Length)
        {
            if (p < Pattern.Length && Pattern[p] == '*')
            {
                (star, from) = (p++, n);
            }
            else if (p < Pattern.Length && (Pattern[p] == '?' || Pattern[p] == name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                // The last star takes one more.
                (p, n) = (star + 1, ++from);
            }
            else
            {
                return false;
            }
        }

        return Pattern.Skip(p).All(c => c == '*');
    }
}
