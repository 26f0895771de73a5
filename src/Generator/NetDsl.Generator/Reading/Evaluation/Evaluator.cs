using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>
/// Runs C# at build time: numbers are numbers, tensors are nodes of the graph. What failed becomes <see cref="Poison"/>
/// and the evaluation goes on, so that independent mistakes are all found.
/// </summary>
internal sealed partial class Evaluator
{
    private readonly Compilation compilation;
    private readonly GraphBuilder graph;
    private readonly IProblemSink sink;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<SyntaxTree, SemanticModel> models = new();
    private int steps;

    public Evaluator(Compilation compilation, GraphBuilder graph, IProblemSink sink, CancellationToken cancellation)
    {
        this.compilation = compilation;
        this.graph = graph;
        this.sink = sink;
        this.cancellation = cancellation;
    }

    /// <summary>The names of the network's own layers.</summary>
    public NameScope Names { get; } = new();

    /// <summary>For every recorded call of the graph, where each of its arguments stands.</summary>
    public List<Func<string, Location>> Places { get; } = new();

    /// <summary>The value of an expression.</summary>
    private object? Evaluate(IOperation operation, Frame frame)
    {
        Count(operation, 1);
        if (operation.ConstantValue.HasValue && operation.Type?.TypeKind != TypeKind.Error)
            return operation.ConstantValue.Value is decimal ? Unsupported(operation, "decimal", "use double") : operation.ConstantValue.Value;
        return operation switch
        {
            ILocalReferenceOperation local => Read(local.Local, frame),
            IParameterReferenceOperation parameter => Read(parameter.Parameter, frame),
            IFieldReferenceOperation field => Field(field, frame),
            IPropertyReferenceOperation property => Property(property, frame),
            IInvocationOperation invocation => Invocation(invocation, frame),
            IBinaryOperation binary => Binary(binary, frame),
            IUnaryOperation unary => Unary(unary, frame),
            IConversionOperation conversion => Conversion(conversion, frame),
            ISimpleAssignmentOperation assignment => SimpleAssignment(assignment, frame),
            ICompoundAssignmentOperation assignment => CompoundAssignment(assignment, frame),
            IIncrementOrDecrementOperation increment => Increment(increment, frame),
            ICoalesceAssignmentOperation coalesce => CoalesceAssignment(coalesce, frame),
            IDeconstructionAssignmentOperation deconstruction => Deconstruction(deconstruction, frame),
            IConditionalOperation conditional => Choice(conditional, frame),
            ICoalesceOperation coalesce => Coalesce(coalesce, frame),
            ISwitchExpressionOperation choice => SwitchExpression(choice, frame),
            IIsPatternOperation pattern => IsPattern(pattern, frame),
            ITupleOperation tuple => Tuple(tuple, frame),
            ITupleBinaryOperation comparison => TupleComparison(comparison, frame),
            IInterpolatedStringOperation text => Interpolated(text, frame),
            IArrayCreationOperation array => ArrayCreation(array, frame),
            ICollectionExpressionOperation collection => CollectionExpression(collection, frame),
            IArrayElementReferenceOperation element => ArrayElement(element, frame),
            IImplicitIndexerReferenceOperation element => ImplicitIndexer(element, frame),
            IObjectCreationOperation creation => ObjectCreation(creation, frame),
            IRangeOperation range => Range(range, frame),
            IDefaultValueOperation @default => Default(@default.Type),
            IDelegateCreationOperation @delegate => Evaluate(@delegate.Target, frame),
            IMethodReferenceOperation method => MethodGroup(method, frame),
            IAnonymousFunctionOperation lambda => new FunctionValue(lambda.Symbol, lambda, frame.Capture()),
            IParenthesizedOperation inner => Evaluate(inner.Operand, frame),
            IThrowOperation thrown => Thrown(thrown, frame),
            IInvalidOperation => Poison.Instance,
            _ => Unsupported(operation),
        };
    }

    /// <summary>Tells a mistake; the value in its place is poison.</summary>
    private object? Fail(string id, IOperation at, Message message) => Fail(id, at.Syntax.GetLocation(), message);

    private object? Fail(string id, Location at, Message message, IReadOnlyDictionary<string, string>? hints = null)
    {
        sink.Report(id, at, message, hints);
        return Poison.Instance;
    }

    private object? Unsupported(IOperation operation)
    {
        var (construct, advice) = Constructs.Describe(operation);
        return Unsupported(operation, construct, advice);
    }

    private object? Unsupported(IOperation at, Message construct, Message advice) =>
        Fail("NDSL2011", Constructs.Place(at), $"{construct} cannot be evaluated at build time: {advice}");

    /// <summary>Every value and statement costs a step, so that no source can keep the compiler busy for long.</summary>
    private void Count(IOperation at, int cost)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var before = steps;
        steps += cost;
        if (steps / 256 != before / 256) cancellation.ThrowIfCancellationRequested();
        if (steps > EvaluationLimits.Steps)
            throw new EvaluationLimitException(at.Syntax.GetLocation(), $"the network takes more than {EvaluationLimits.Steps:N0} steps to build: check the bound of the loop or recursion that leads here");
        if (graph.Nodes.Count > EvaluationLimits.Nodes)
            throw new EvaluationLimitException(at.Syntax.GetLocation(), $"the network has more than {EvaluationLimits.Nodes:N0} operations when unrolled: use fewer layers, or one layer over a longer axis");
    }

    /// <summary>True where C# itself has refused something in a file that the evaluation has read.</summary>
    public bool HasErrorsOfCSharp(Location at) => models.Values
        .Concat(at.SourceTree is { } tree ? new[] { Model(tree) } : Enumerable.Empty<SemanticModel>()).ToList()
        .Any(model => model.GetDiagnostics(cancellationToken: cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private object? Read(ISymbol symbol, Frame frame) => frame.TryGet(symbol, out var value) ? value : Poison.Instance;

    private SemanticModel Model(SyntaxTree tree)
    {
        if (!models.TryGetValue(tree, out var model)) models.Add(tree, model = compilation.GetSemanticModel(tree));
        return model;
    }

    private static bool IsPoison(object? value) => value is Poison;
}
