namespace NetDsl.Compiler;

/// <summary><see cref="RnnOperation"/> with its states.</summary>
public sealed class RnnStatesOperation : RecurrentOperation
{
    public override string Name => "RnnStates";

    public override string Kind => "Rnn";

    public override string Formula => "as Rnn, and the last h of every layer and direction";

    protected override bool GivesStates => true;

    protected override RecurrentCell CellOf(Call call) => call.Bool("relu") ? RecurrentCell.Relu : RecurrentCell.Tanh;
}
