namespace NetDsl.Compiler;

/// <summary><see cref="LstmOperation"/> with its states.</summary>
public sealed class LstmStatesOperation : RecurrentOperation
{
    public override string Name => "LstmStates";

    public override string Kind => "Lstm";

    public override string Formula => "as Lstm, and the last h and c of every layer and direction";

    protected override bool GivesStates => true;

    protected override RecurrentCell CellOf(Call call) => RecurrentCell.Lstm;
}
