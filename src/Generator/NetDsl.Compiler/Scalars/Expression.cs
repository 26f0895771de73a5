using System.Collections.Generic;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>
/// A scalar expression over the elements of a step's operands: what an element-wise step computes. It is a tree of
/// records, so equal expressions are equal values; derivative, evaluation and every emission are read off it.
/// </summary>
public abstract record Expression
{
    public static Expression Operand(int index) => new OperandExpression(index);

    public static Expression Constant(double value) => new ConstantExpression(value);

    /// <summary>The number of samples of the batch at hand, known at run time.</summary>
    public static Expression BatchSize { get; } = new BatchSizeExpression();

    /// <summary>The value of the whole expression: lets a derivative speak of the output, as <c>1 − y²</c> for tanh.</summary>
    public static Expression Result { get; } = new ResultExpression();

    public static implicit operator Expression(double value) => Constant(value);

    public static Expression operator +(Expression a, Expression b) => Scalar.Add.Of(a, b);

    public static Expression operator -(Expression a, Expression b) => Scalar.Subtract.Of(a, b);

    public static Expression operator *(Expression a, Expression b) => Scalar.Multiply.Of(a, b);

    public static Expression operator /(Expression a, Expression b) => Scalar.Divide.Of(a, b);

    public static Expression operator -(Expression a) => Scalar.Negate.Of(a);

    /// <summary>The indices of the operands that the expression mentions, ascending.</summary>
    public IEnumerable<int> Operands() =>
        Leaves().OfType<OperandExpression>().Select(leaf => leaf.Index).Distinct().OrderBy(index => index);

    public bool Mentions(Expression leaf) => Leaves().Any(other => other == leaf);

    /// <summary>Every call of a function in the expression, the outermost first.</summary>
    public IEnumerable<CallExpression> Calls() => this is not CallExpression call
        ? Enumerable.Empty<CallExpression>()
        : new[] { call }.Concat(call.Arguments.SelectMany(argument => argument.Calls()));

    /// <summary>The same expression with leaves exchanged; <paramref name="map"/> gives null for a leaf that stays.</summary>
    public abstract Expression Replace(System.Func<Expression, Expression?> map);

    internal abstract IEnumerable<Expression> Leaves();
}

/// <summary>The element of operand <paramref name="Index"/>; an integer operand is read as a float.</summary>
public sealed record OperandExpression(int Index) : Leaf
{
    public override string ToString() => $"x{Index}";
}

/// <summary>A number known at build time.</summary>
public sealed record ConstantExpression(double Value) : Leaf
{
    public override string ToString() => Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The number of samples at run time.</summary>
public sealed record BatchSizeExpression : Leaf
{
    public override string ToString() => "batch";
}

/// <summary>The value of the expression that is being differentiated.</summary>
public sealed record ResultExpression : Leaf
{
    public override string ToString() => "y";
}

/// <summary>An expression without arguments.</summary>
public abstract record Leaf : Expression
{
    public override Expression Replace(System.Func<Expression, Expression?> map) => map(this) ?? this;

    internal override IEnumerable<Expression> Leaves() => new[] { this };
}

/// <summary>A scalar function of other expressions. Made by <see cref="ScalarFunction.Of"/>, which simplifies.</summary>
public sealed record CallExpression(ScalarFunction Function, EquatableArray<Expression> Arguments) : Expression
{
    public override Expression Replace(System.Func<Expression, Expression?> map) =>
        Function.Of(Arguments.Select(argument => argument.Replace(map)).ToArray());

    internal override IEnumerable<Expression> Leaves() => Arguments.SelectMany(argument => argument.Leaves());

    public override string ToString() => Function.Format(Arguments.Select(argument => argument.ToString()).ToArray());
}
