using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler;
using Location = Microsoft.CodeAnalysis.Location;

namespace NetDsl.Generator;

/// <summary>Names the C# that cannot run at build time, and says what to write instead.</summary>
internal static class Constructs
{
    public static (Message Construct, Message Advice) Describe(IOperation operation) => operation switch
    {
        ITryOperation => ((Message)"try", (Message)"nothing in a network body can be caught; write the statements without it"),
        IAwaitOperation => ("await", "a network body is plain, synchronous C#"),
        ILockOperation => ("lock", "a network body runs on one thread; remove it"),
        IUsingOperation or IUsingDeclarationOperation => ("using", "a network body holds no resources; remove it"),
        IReturnOperation => ("yield", "collect the values in a List and return it"),
        IBranchOperation { BranchKind: BranchKind.GoTo } or ILabeledOperation => ("goto", "use a loop, break or continue"),
        IConditionalAccessOperation => ("?.", "compare with null first, or use ?:"),
        IAnonymousObjectCreationOperation => ("an anonymous type", "use a tuple"),
        IObjectCreationOperation creation => ($"new {creation.Type?.Name}", "use numbers, tuples, arrays and lists"),
        ITypeParameterObjectCreationOperation => ("new T()", "pass the value as an argument"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation => ("dynamic", "use the type itself"),
        IInstanceReferenceOperation => ("this", "a network body is static: use parameters, locals and constants"),
        ITypeOfOperation => ("typeof", "there is no reflection in a network body"),
        IIsTypeOperation => ("a type test", "the types of a network body are known: use a parameter of type bool or int instead"),
        IEventReferenceOperation or IEventAssignmentOperation => ("an event", "call a static method instead"),
        IAddressOfOperation => ("a pointer", "use arrays and indices"),
        IWithOperation => ("with", "make a new value"),
        ITranslatedQueryOperation => ("a query", "use a loop"),
        IDeclarationExpressionOperation => ("a declaration inside an expression", "declare the variable in a statement of its own"),
        IInterpolatedStringHandlerCreationOperation => ("this interpolated string", "give it to a string variable first"),
        IFunctionPointerInvocationOperation => ("a function pointer", "use a static method or a Func"),
        ISizeOfOperation => ("sizeof", "write the number"),
        IArrayElementReferenceOperation => ("an element of an array of several dimensions", "use an array of arrays"),
        _ => ($"'{Formats.OneLine(operation.Syntax.ToString())}'", "use locals, loops, ifs, static methods, tuples, arrays and lists"),
    };

    /// <summary>The keyword of a statement, all of an expression.</summary>
    public static Location Place(IOperation operation) => operation.Syntax switch
    {
        StatementSyntax and not ExpressionStatementSyntax => operation.Syntax.GetFirstToken().GetLocation(),
        AwaitExpressionSyntax wait => wait.AwaitKeyword.GetLocation(),
        _ => operation.Syntax.GetLocation(),
    };
}
