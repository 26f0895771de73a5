namespace NetDsl.Compiler;

/// <summary>A loss of scores against the index of the right class; in a stack the classes are the last axis.</summary>
public abstract class ClassLossOperation : LossOperation
{
    public override PortModel Target(Shape prediction) => prediction.Rank == 0
        ? new("labels", prediction, ElementType.Int)
        : new("labels", prediction.Without(prediction.Rank - 1), ElementType.Int, prediction[prediction.Rank - 1]);
}
