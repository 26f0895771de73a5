using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetDsl.CodeFixes;

/// <summary>Writes the methods that [Derivative] names and that do not exist yet: central differences, right until the formula takes their place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DerivativeStub)), Shared]
public sealed class DerivativeStub : NetworkFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("NDSL2003");

    internal override IEnumerable<Edit> Edits(FixPlace place)
    {
        if (place.Attribute is not { } attribute || attribute.Parent?.Parent is not MethodDeclarationSyntax function) yield break;
        var parameters = function.ParameterList.Parameters;
        var named = (attribute.ArgumentList?.Arguments ?? default).Select(argument => place.Model.GetConstantValue(argument.Expression, place.Cancellation).Value as string ?? "").ToList();
        if (parameters.Count == 0 || place.Model.GetDeclaredSymbol(function, place.Cancellation) is not { } symbol) yield break;
        var names = parameters.Select((parameter, i) => i < named.Count && SyntaxFacts.IsValidIdentifier(named[i]) ? named[i] : Name(symbol, parameter, parameters.Count)).ToList();
        var missing = parameters.Where((parameter, i) => !symbol.ContainingType.GetMembers(names[i]).OfType<IMethodSymbol>().Any(method => method.IsStatic && method.Parameters.Length == parameters.Count)).ToList();
        // A name that something else has cannot be given to a method.
        if (missing.Any(parameter => symbol.ContainingType.GetMembers(names[parameters.IndexOf(parameter)]).Length > 0)) yield break;
        var indent = new string(' ', function.GetLocation().GetLineSpan().StartLinePosition.Character);
        var text = string.Concat(missing.Select(parameter => $"\n\n{indent}{Stub(function, parameters, parameter, names[parameters.IndexOf(parameter)])}"));
        var arguments = $"({string.Join(", ", names.Select(name => $"nameof({name})"))})";
        yield return new Edit("Write the derivative", nameof(DerivativeStub),
            attribute.ArgumentList is { } list ? Change.Replace(list, arguments) : Change.Insert(place.Tree, attribute.Span.End, arguments),
            Change.Insert(place.Tree, function.Span.End, text));
    }

    private static string Name(IMethodSymbol function, ParameterSyntax parameter, int count)
    {
        var name = parameter.Identifier.ValueText;
        return function.Name + "Slope" + (count == 1 || name.Length == 0 ? "" : "By" + char.ToUpperInvariant(name[0]) + name.Substring(1));
    }

    private static string Stub(MethodDeclarationSyntax function, SeparatedSyntaxList<ParameterSyntax> parameters, ParameterSyntax by, string name)
    {
        string Call(string sign) => $"{function.Identifier.ValueText}({string.Join(", ", parameters.Select(parameter => parameter == by ? $"{parameter.Identifier} {sign} 1e-3f" : parameter.Identifier.ToString()))})";
        var declared = string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Identifier}"));
        return $"static {function.ReturnType} {name}({declared}) => ({Call("+")} - {Call("-")}) / 2e-3f;";
    }
}
