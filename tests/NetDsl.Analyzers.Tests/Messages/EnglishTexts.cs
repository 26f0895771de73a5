using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetDsl.Compiler;

namespace NetDsl.Analyzers.Tests;

/// <summary>Every text that the sources turn into a message, found with the compiler's own eyes.</summary>
internal sealed class EnglishTexts
{
    private EnglishTexts()
    {
    }

    /// <summary>Formats as <see cref="Message.Format"/> gives them, each once.</summary>
    public SortedSet<string> Formats { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a text that is not known at build time becomes a message: it could not be translated.</summary>
    public List<string> Untranslatable { get; } = new();

    /// <summary>What the sources do wrong as one compilation: were there anything, texts could be missed.</summary>
    public List<string> Errors { get; } = new();

    public static EnglishTexts Read(string root)
    {
        var trees = new[] { "src/Generator/NetDsl.Compiler", "src/Generator/NetDsl.Generator", "src/Analyzers/NetDsl.Analyzers" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Latest), file)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("NetDsl", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Sources", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        var texts = new EnglishTexts();
        texts.Errors.AddRange(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()));
        var message = compilation.GetTypeByMetadataName(typeof(Message).FullName!)!;
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var expression in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
            {
                if (IsReport(expression, model) is { } argument) texts.Untranslatable.Add(Place(argument));
                var type = model.GetTypeInfo(expression);
                if (!SymbolEqualityComparer.Default.Equals(type.ConvertedType, message) || SymbolEqualityComparer.Default.Equals(type.Type, message)) continue;
                texts.Add(expression, model);
            }

            // (Message)"text": the operand of a cast has no conversion of its own.
            foreach (var cast in tree.GetRoot().DescendantNodes().OfType<CastExpressionSyntax>())
                if (SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(cast.Type).Type, message)) texts.Add(cast.Expression, model);
        }

        return texts;
    }

    private void Add(ExpressionSyntax expression, SemanticModel model)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner: Add(inner.Expression, model); return;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression }: return;
            case InterpolatedStringExpressionSyntax interpolated: Formats.Add(Format(interpolated)); return;
        }

        if (model.GetConstantValue(expression) is { HasValue: true, Value: string text }) Formats.Add(text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        else if (model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String && !IsQuoted(expression)) Untranslatable.Add(Place(expression));
    }

    /// <summary>A piece of the user's own source, which is the same in every language.</summary>
    private static bool IsQuoted(ExpressionSyntax expression) => expression.ToString().StartsWith("Formats.", StringComparison.Ordinal) || expression.ToString() == "name";

    /// <summary>The argument of a report that is text already.</summary>
    private static ExpressionSyntax? IsReport(ExpressionSyntax expression, SemanticModel model) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 2 } arguments } call && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Create", ContainingType.Name: "Diagnostic" }
            ? arguments.Skip(2).Select(argument => argument.Expression).FirstOrDefault(argument => model.GetTypeInfo(argument).Type?.SpecialType == SpecialType.System_String)
            : null;

    private static string Format(InterpolatedStringExpressionSyntax interpolated)
    {
        var format = new StringBuilder();
        var count = 0;
        foreach (var content in interpolated.Contents)
            if (content is InterpolatedStringTextSyntax text) format.Append(text.TextToken.ValueText);
            else if (content is InterpolationSyntax hole) format.Append('{').Append(count++).Append(hole.FormatClause is { } clause ? ":" + clause.FormatStringToken.ValueText : "").Append('}');
        return format.ToString();
    }

    private static string Place(SyntaxNode node)
    {
        var line = node.GetLocation().GetLineSpan();
        return $"{Path.GetFileName(line.Path)}({line.StartLinePosition.Line + 1}): {node}";
    }
}
