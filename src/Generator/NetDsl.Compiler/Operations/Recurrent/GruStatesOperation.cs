namespace NetDsl.Compiler;

/// <summary><see cref="GruOperation"/> with its states.</summary>
public sealed class GruStatesOperation : RecurrentOperation
{
    public override string Name => "GruStates";

    public override string Kind => "Gru";

    public override string Formula => "as Gru, and the last h of every layer and direction";

    protected override bool GivesStates => true;

    protected override RecurrentCell CellOf(Call call) => RecurrentCell.Gru;
}
