namespace NetDsl.Compiler;

/// <summary>An operation that compares a prediction with a target; as an attribute it ends a stack and declares the target.</summary>
public abstract class LossOperation : Operation
{
    /// <summary>Parameter name of the prediction.</summary>
    public abstract string Prediction { get; }

    /// <summary>The input that the attribute form declares for a prediction of this shape; its name is the parameter's name.</summary>
    public abstract PortModel Target(Shape prediction);

    public override string ShapeRule => "a scalar";
}
