using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;

namespace NetDsl.Generator;

/// <summary>How a statement ends.</summary>
internal enum Flow
{
    /// <summary>The next statement follows.</summary>
    Next,

    Break,

    Continue,

    Return,

    /// <summary>A condition that failed decides between going on and jumping: what follows is not known.</summary>
    Unknown,
}

/// <summary>Statements, blocks and conditions.</summary>
internal sealed partial class Evaluator
{
    private Flow Run(IOperation? statement, Frame frame)
    {
        if (statement is null) return Flow.Next;
        Count(statement, 1);
        switch (statement)
        {
            case IBlockOperation block: return Run(block.Operations, frame);
            case IVariableDeclarationGroupOperation group: return Declare(group, frame);
            case IExpressionStatementOperation expression: Evaluate(expression.Operation, frame); return Flow.Next;
            case IReturnOperation { Kind: OperationKind.Return } result:
                frame.Result = result.ReturnedValue is null ? null : Evaluate(result.ReturnedValue, frame);
                return Flow.Return;
            case IConditionalOperation conditional: return If(conditional, frame);
            case ISwitchOperation choice: return Switch(choice, frame);
            case IForLoopOperation loop: return For(loop, frame);
            case IForEachLoopOperation loop: return ForEach(loop, frame);
            case IWhileLoopOperation loop: return While(loop, frame);
            case IBranchOperation { BranchKind: BranchKind.Break }: return Flow.Break;
            case IBranchOperation { BranchKind: BranchKind.Continue }: return Flow.Continue;
            case ILocalFunctionOperation or IEmptyOperation: return Flow.Next;
            case IThrowOperation thrown:
                frame.Result = Thrown(thrown, frame);
                return Flow.Return;
            case IInvalidOperation invalid:
                Forget(invalid, frame);
                return Flow.Next;
            default:
                Unsupported(statement);
                return Skip(statement, frame);
        }
    }

    private Flow Run(IEnumerable<IOperation> statements, Frame frame)
    {
        foreach (var statement in statements)
        {
            var flow = Run(statement, frame);
            if (flow != Flow.Next) return flow;
        }

        return Flow.Next;
    }

    private Flow Declare(IVariableDeclarationGroupOperation group, Frame frame)
    {
        foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.Symbol.IsRef)
            {
                Unsupported(declarator, "a ref local", "use the variable itself");
                frame.Declare(declarator.Symbol, Poison.Instance);
                continue;
            }

            var before = graph.Nodes.Count;
            var initializer = declarator.GetVariableInitializer()?.Value;
            var value = initializer is null ? Poison.Instance : Evaluate(initializer, frame);
            if (value is Value tensor && tensor.Id >= before) NameAfter(tensor, declarator.Symbol.Name);
            frame.Declare(declarator.Symbol, value);
        }

        return Flow.Next;
    }

    private Flow If(IConditionalOperation conditional, Frame frame)
    {
        var condition = Condition(conditional.Condition, frame);
        return condition switch
        {
            bool met => Run(met ? conditional.WhenTrue : conditional.WhenFalse, frame),
            ScalarValue symbolic => BothWays(conditional, symbolic, frame),
            _ => Skip(conditional, frame),
        };
    }

    /// <summary>A condition is a bool known at build time, a bool of a scalar function, or poison.</summary>
    private object? Condition(IOperation condition, Frame frame, string id = "NDSL2005")
    {
        // C# itself refuses a tensor as a bool; what to write instead is said here.
        if (condition is IConversionOperation { Operand: { } operand } && operand.Type.IsAnyTensor()) condition = operand;
        switch (Evaluate(condition, frame))
        {
            case bool met: return met;
            case ScalarValue { IsCondition: true } symbolic: return symbolic;
            case Value tensor: return TensorCondition(condition, tensor, id);
            default: return Poison.Instance;
        }
    }

    private object? TensorCondition(IOperation at, Value tensor, string id) => id == "NDSL2004"
        ? Fail(id, at, $"this loop's bound depends on {Describe(tensor)}; the compiler needs a number known at build time")
        : Fail(id, at, $"this condition reads values of {Describe(tensor)}: use Where(condition, a, b)");

    /// <summary>Passes over a statement that cannot be decided: whatever it might have changed is poison.</summary>
    private Flow Skip(IOperation statement, Frame frame)
    {
        Forget(statement, frame);
        if (!Jumps(statement)) return Flow.Next;
        frame.Result = Poison.Instance;
        return Flow.Unknown;
    }

    /// <summary>The variables that a statement may change, directly or through a method, are no longer known.</summary>
    private static void Forget(IOperation statement, Frame frame)
    {
        foreach (var operation in statement.DescendantsAndSelf())
            switch (operation)
            {
                case ISimpleAssignmentOperation assignment: Forget(assignment.Target, frame, true); break;
                case ICompoundAssignmentOperation assignment: Forget(assignment.Target, frame, true); break;
                case ICoalesceAssignmentOperation assignment: Forget(assignment.Target, frame, true); break;
                case IIncrementOrDecrementOperation increment: Forget(increment.Target, frame, true); break;
                case IDeconstructionAssignmentOperation assignment:
                    foreach (var target in assignment.Target.DescendantsAndSelf()) Forget(target, frame, true);
                    break;
                case IInvocationOperation { Instance: { } instance }: Forget(instance, frame, false); break;
            }
    }

    private static void Forget(IOperation target, Frame frame, bool assigned)
    {
        switch (target)
        {
            case ILocalReferenceOperation local when assigned || Read(frame, local.Local) is SequenceValue: frame.Set(local.Local, Poison.Instance); break;
            case IParameterReferenceOperation parameter when assigned || Read(frame, parameter.Parameter) is SequenceValue: frame.Set(parameter.Parameter, Poison.Instance); break;
            case IArrayElementReferenceOperation element: Forget(element.ArrayReference, frame, true); break;
            case IPropertyReferenceOperation { Instance: { } instance }: Forget(instance, frame, true); break;
            case IImplicitIndexerReferenceOperation element: Forget(element.Instance, frame, true); break;
        }
    }

    private static object? Read(Frame frame, ISymbol symbol) => frame.TryGet(symbol, out var value) ? value : null;

    private static bool Jumps(IOperation statement) =>
        statement.DescendantsAndSelf().Any(operation => operation is IReturnOperation or IBranchOperation);

    private object? Thrown(IThrowOperation thrown, Frame frame)
    {
        var text = thrown.Exception?.DescendantsAndSelf().OfType<IObjectCreationOperation>().FirstOrDefault()
            ?.Arguments.Select(argument => Evaluate(argument.Value, frame)).OfType<string>().FirstOrDefault();
        return Fail("NDSL2013", thrown, text is null ? (Message)"this throw is reached while the network is built" : $"this throw is reached while the network is built: {text}");
    }

    private Message Describe(Value tensor) =>
        tensor.Node.Name.Length > 0 ? (Message)$"the tensor '{tensor.Node.Name}'" : $"a tensor {tensor.Shape}";
}
