using System.Linq;

namespace NetDsl.Compiler;

/// <summary>How scalar expressions look for one kind of processor.</summary>
internal abstract class ExpressionDialect
{
    /// <summary>Vectors of the CPU.</summary>
    public static readonly ExpressionDialect Lanes = new LanesDialect();

    /// <summary>One number of a GPU's thread.</summary>
    public static readonly ExpressionDialect Gpu = new GpuDialect();

    /// <summary>The number of samples.</summary>
    public abstract string Batch { get; }

    /// <summary>The class with the functions of one number.</summary>
    public abstract string Math { get; }

    public abstract string Call(ScalarFunction function, string[] arguments);

    /// <summary>What <see cref="Choose"/> takes; arguments still have the parentheses of operators.</summary>
    public abstract string Condition(Comparison comparison, string[] arguments);

    public abstract string Choose(string condition, string then, string otherwise);

    public abstract string Constant(string single);

    /// <summary>A number that is computed once, as the loop needs it.</summary>
    public abstract string Hoisted(string single);

    private sealed class LanesDialect : ExpressionDialect
    {
        public override string Batch => "Batch";

        public override string Math => "SingleMath";

        public override string Call(ScalarFunction function, string[] arguments) => function.Lanes(arguments);

        public override string Condition(Comparison comparison, string[] arguments) => comparison.Mask(arguments.Select(ExpressionWriter.Trim).ToArray());

        public override string Choose(string condition, string then, string otherwise) => $"Vector.ConditionalSelect({condition}, {then}, {otherwise})";

        public override string Constant(string single) => single switch
        {
            "0f" => "Vector<float>.Zero",
            "1f" => "Vector<float>.One",
            _ => $"new Vector<float>({single})",
        };

        public override string Hoisted(string single) => $"new Vector<float>({single})";
    }

    private sealed class GpuDialect : ExpressionDialect
    {
        public override string Batch => "n.Batch";

        public override string Math => "GpuMath";

        public override string Call(ScalarFunction function, string[] arguments) => function.Single(arguments, Math);

        public override string Condition(Comparison comparison, string[] arguments) => comparison.Test(arguments);

        public override string Choose(string condition, string then, string otherwise) => $"({condition} ? {then} : {otherwise})";

        public override string Constant(string single) => single;

        public override string Hoisted(string single) => $"(float)({single})";
    }
}
